import { NodeProgram } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import type { ProgramInfo } from "sigma/rendering";
import { colour, numbers, PIXELS, setUniforms, UNIFORMS, type Uniform } from "./program";
import { NOTE_CUT, NOTE_SIDE } from "./shapes";
import type { Side } from "./sides";

/** What a drawn node carries besides sigma's own fields. */
export interface DrawnNode extends NodeDisplayData {
  border: string;
  ring: string;
  /** Pixels; 0 for none. */
  ringWidth: number;
  corners: number;
  turn: number;
  scale: number;
  /** Neighbours not on screen. */
  more: number;
  pinned: boolean;
  labelColor: string;
  sides: readonly Side[] | undefined;
}

/** A node is under the pointer when that is at most so many pixels outside it. */
const GRASP = "#define GRASP 3.0";

const VERTEX = /* glsl */ `${PIXELS}
${GRASP}
attribute vec4 a_border;
attribute vec4 a_ring;
attribute vec2 a_position;
attribute float a_size;
attribute float a_ringWidth;
attribute vec3 a_shape;
attribute vec2 a_corner;
varying vec4 v_border;
varying vec4 v_ring;
varying vec2 v_point;
varying float v_radius;
varying float v_ringWidth;
varying vec3 v_shape;
void main() {
  float radius = a_size / u_sizeRatio;
  #ifdef PICKING_MODE
  float around = max(a_ringWidth, GRASP);
  #else
  float around = a_ringWidth * 1.6 + 1.0;
  #endif
  float extent = radius * max(1.0, a_shape.z) + around;
  gl_Position = clip(pixels(a_position) + a_corner * extent, a_size > 0.0);
  v_point = a_corner * extent;
  v_radius = radius;
  v_ringWidth = a_ringWidth;
  v_shape = a_shape;
  v_border = whole(a_border);
  v_ring = whole(a_ring);
  v_color = drawn();
}`;

const FRAGMENT = /* glsl */ `
${GRASP}
precision highp float;
varying vec4 v_color;
varying vec4 v_border;
varying vec4 v_ring;
varying vec2 v_point;
varying float v_radius;
varying float v_ringWidth;
varying vec3 v_shape;
uniform float u_pixelRatio;
const float PI = 3.14159265;
float outside(vec2 p) {
  if (v_shape.x < -0.5) {
    float side = v_radius * ${NOTE_SIDE.toFixed(3)};
    vec2 box = abs(p) - side;
    return max(max(box.x, box.y), (p.x + p.y) * 0.70710678 - v_radius * ${NOTE_CUT.toFixed(3)} * 1.41421356);
  }
  if (v_shape.x < 0.5) return length(p) - v_radius;
  float step = 2.0 * PI / v_shape.x;
  float angle = atan(p.x, p.y) - v_shape.y;
  float within = angle - step * (floor(angle / step) + 0.5);
  return cos(within) * length(p) - v_radius * v_shape.z * cos(step / 2.0);
}
void main() {
  float d = outside(v_point);
  float soft = 0.7 / u_pixelRatio;
  #ifdef PICKING_MODE
  if (d > max(v_ringWidth, GRASP)) discard;
  gl_FragColor = v_color;
  #else
  vec4 fill = mix(v_color, v_border, smoothstep(-soft, soft, d + 1.6));
  float body = 1.0 - smoothstep(-soft, soft, d);
  float ring = v_ringWidth > 0.0 ? (1.0 - smoothstep(-soft, soft, d - v_ringWidth)) * smoothstep(-soft, soft, d - 1.0) : 0.0;
  vec4 color = mix(fill * body, v_ring, ring);
  float alpha = max(body * fill.a, ring * v_ring.a);
  if (alpha < 0.004) discard;
  vec3 rgb = body > ring ? fill.rgb : mix(fill.rgb, v_ring.rgb, ring / max(0.001, body + ring));
  gl_FragColor = vec4((ring > body ? v_ring.rgb : rgb) * alpha, alpha);
  #endif
}`;

/** Draws every shape with one program: a square of pixels, each of which knows how far outside the outline it is. */
export class ShapeProgram extends NodeProgram<Uniform> {
  getDefinition() {
    return {
      VERTICES: 4,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: WebGLRenderingContext.TRIANGLE_STRIP,
      UNIFORMS,
      ATTRIBUTES: [numbers("a_position", 2), numbers("a_size", 1), numbers("a_ringWidth", 1), numbers("a_shape", 3),
                   colour("a_color"), colour("a_border"), colour("a_ring"), colour("a_id")],
      CONSTANT_ATTRIBUTES: [numbers("a_corner", 2)],
      CONSTANT_DATA: [[-1, -1], [1, -1], [-1, 1], [1, 1]],
    };
  }

  processVisibleItem(id: number, start: number, data: NodeDisplayData): void {
    const node = data as DrawnNode;
    const array = this.array;
    let i = start;
    array[i++] = node.x;
    array[i++] = node.y;
    array[i++] = node.size;
    array[i++] = node.ringWidth;
    array[i++] = node.corners;
    array[i++] = node.turn;
    array[i++] = node.scale;
    array[i++] = floatColor(node.color);
    array[i++] = floatColor(node.border);
    array[i++] = floatColor(node.ring);
    array[i] = id;
  }

  setUniforms(params: RenderParams, info: ProgramInfo): void {
    setUniforms(params, info);
  }
}
