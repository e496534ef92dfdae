import { EdgeProgram, type EdgeProgramType, type ProgramInfo } from "sigma/rendering";
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import { ARROW } from "./curve";
import type { Dash } from "./palette";
import { drawEdgeLabel } from "./labels";
import { colour, numbers, PIXELS, setUniforms, UNIFORMS, type Uniform } from "./program";

/** What a drawn edge carries besides sigma's own fields. */
export interface DrawnEdge extends EdgeDisplayData {
  bend: number;
  dash: Dash;
}

/** An edge is under the pointer when that is so many pixels from its middle. */
const GRASP = 5;
/** Less where there are many lines: wide ones hide each other, and take long to draw. */
const SMALL_GRASP = 2.5;

// Works in pixels, as draw/curve.ts does with y downwards: ends to pixels, a quadratic curve between them trimmed at
// both nodes, widened to a strip, and an arrow head at its end.
const VERTEX = /* glsl */ `${PIXELS}
attribute vec2 a_source;
attribute vec2 a_target;
attribute vec2 a_radii;
attribute float a_width;
attribute float a_bend;
attribute float a_dash;
attribute vec3 a_vertex;
uniform float u_grasp;
varying float v_along;
varying float v_across;
varying float v_half;
varying float v_dash;
varying float v_head;
void main() {
  vec2 from = pixels(a_source);
  vec2 to = pixels(a_target);
  vec2 way = to - from;
  float len = length(way);
  float width = max(a_width / u_sizeRatio, u_minWidth);
  vec2 control = (from + to) * 0.5 + vec2(-way.y, way.x) * a_bend * 2.0;
  float arc = len * (1.0 + 2.67 * a_bend * a_bend);
  float head = ${ARROW.toFixed(1)} + width * 2.2;
  float t0 = min(0.45, (a_radii.x / u_sizeRatio + 1.0) / arc);
  float tip = 1.0 - min(0.4, (a_radii.y / u_sizeRatio + 2.0) / arc);
  float t1 = max(t0, tip - head / arc);
  bool arrow = a_vertex.z > 0.5;
  float t = arrow ? mix(t1, tip, a_vertex.x) : mix(t0, t1, a_vertex.x);
  vec2 point = mix(mix(from, control, t), mix(control, to, t), t);
  vec2 slope = normalize(mix(control - from, to - control, t));
  #ifdef PICKING_MODE
  float half_ = max(width * 0.5, u_grasp);
  #else
  float half_ = width * 0.5;
  #endif
  float reach = arrow ? (width * 0.5 + head * 0.38) * (1.0 - a_vertex.x) : half_ + 1.0;
  point += vec2(-slope.y, slope.x) * a_vertex.y * reach;
  gl_Position = clip(point, a_width > 0.0 && len >= 1.0);
  v_along = t * arc;
  v_across = a_vertex.y * (half_ + 1.0);
  v_half = half_;
  v_dash = a_dash;
  v_head = a_vertex.z;
  v_color = drawn();
}`;

const FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying float v_along;
varying float v_across;
varying float v_half;
varying float v_dash;
varying float v_head;
uniform float u_pixelRatio;
void main() {
  #ifdef PICKING_MODE
  gl_FragColor = v_color;
  #else
  float alpha = 1.0;
  if (v_head < 0.5) {
    float soft = 0.6 / u_pixelRatio + 0.2;
    alpha = 1.0 - smoothstep(v_half - soft, v_half + soft, abs(v_across));
    if (v_dash > 0.5) {
      bool dots = v_dash > 1.5;
      float on = dots ? max(1.8, v_half * 1.6) : 7.0 + v_half;
      float period = dots ? on + 3.5 + v_half * 1.2 : on + 5.0 + v_half;
      float at = mod(v_along, period);
      alpha *= smoothstep(0.0, soft, at) * (1.0 - smoothstep(on - soft, on, at));
    }
  }
  if (alpha < 0.01) discard;
  alpha *= v_color.a;
  gl_FragColor = vec4(v_color.rgb * alpha, alpha);
  #endif
}`;

const DASHES: Readonly<Record<Dash, number>> = { solid: 0, dashed: 1, dotted: 2 };

/** Two triangles for each of `segments` pieces of the strip, and one for the arrow head: (along, across, is head). */
function vertices(segments: number): number[][] {
  const result: number[][] = [];
  for (let i = 0; i < segments; i += 1) {
    const a = i / segments;
    const b = (i + 1) / segments;
    result.push([a, 1, 0], [a, -1, 0], [b, 1, 0], [b, 1, 0], [a, -1, 0], [b, -1, 0]);
  }
  return [...result, [1, 0, 1], [0, 1, 1], [0, -1, 1]];
}

/** The program for edges drawn in `segments` pieces: 1 for straight ones, more for curves; `many` says whether there are many. */
export function createEdgeProgram(segments: number, many: () => boolean): EdgeProgramType {
  const constant = vertices(segments);
  return class extends EdgeProgram<Uniform | "u_grasp"> {
    override drawLabel = drawEdgeLabel;

    getDefinition() {
      return {
        VERTICES: constant.length,
        VERTEX_SHADER_SOURCE: VERTEX,
        FRAGMENT_SHADER_SOURCE: FRAGMENT,
        METHOD: WebGLRenderingContext.TRIANGLES,
        UNIFORMS: [...UNIFORMS, "u_grasp" as const],
        ATTRIBUTES: [numbers("a_source", 2), numbers("a_target", 2), numbers("a_radii", 2), numbers("a_width", 1), numbers("a_bend", 1),
                     numbers("a_dash", 1), colour("a_color"), colour("a_id")],
        CONSTANT_ATTRIBUTES: [numbers("a_vertex", 3)],
        CONSTANT_DATA: constant,
      };
    }

    processVisibleItem(id: number, start: number, source: NodeDisplayData, target: NodeDisplayData, data: EdgeDisplayData): void {
      const edge = data as DrawnEdge;
      const array = this.array;
      let i = start;
      array[i++] = source.x;
      array[i++] = source.y;
      array[i++] = target.x;
      array[i++] = target.y;
      array[i++] = source.size;
      array[i++] = target.size;
      array[i++] = edge.size;
      array[i++] = edge.bend;
      array[i++] = DASHES[edge.dash];
      array[i++] = floatColor(edge.color);
      array[i] = id;
    }

    setUniforms(params: RenderParams, info: ProgramInfo): void {
      setUniforms(params, info);
      info.gl.uniform1f(info.uniformLocations["u_grasp"] ?? null, many() ? SMALL_GRASP : GRASP);
    }
  } as unknown as EdgeProgramType;
}
