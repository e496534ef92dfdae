import { NodeProgram } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import type { ProgramInfo } from "sigma/rendering";
import { NOTE_CUT, NOTE_SIDE } from "./shapes";

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
}

const VERTEX = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec4 a_border;
attribute vec4 a_ring;
attribute vec2 a_position;
attribute float a_size;
attribute float a_ringWidth;
attribute vec3 a_shape;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform vec2 u_resolution;
varying vec4 v_color;
varying vec4 v_border;
varying vec4 v_ring;
varying vec2 v_point;
varying float v_radius;
varying float v_ringWidth;
varying vec3 v_shape;
const float bias = 255.0 / 254.0;
void main() {
  float radius = a_size / u_sizeRatio;
  float extent = radius * max(1.0, a_shape.z) * 1.1 + a_ringWidth + 2.5;
  vec2 center = (u_matrix * vec3(a_position, 1.0)).xy;
  gl_Position = a_size <= 0.0 ? vec4(2.0, 2.0, 0.0, 1.0) : vec4(center + a_corner * extent * 2.0 / u_resolution, 0.0, 1.0);
  v_point = a_corner * extent;
  v_radius = radius;
  v_ringWidth = a_ringWidth;
  v_shape = a_shape;
  v_border = a_border;
  v_ring = a_ring;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
  v_border.a *= bias;
  v_ring.a *= bias;
}`;

const FRAGMENT = /* glsl */ `
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
  if (d > max(v_ringWidth, 3.0)) discard;
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

const UNIFORMS = ["u_matrix", "u_sizeRatio", "u_resolution", "u_pixelRatio"] as const;
const { UNSIGNED_BYTE, FLOAT } = WebGLRenderingContext;

/** Draws every shape with one program: a square of pixels, each of which knows how far outside the outline it is. */
export class ShapeProgram extends NodeProgram<(typeof UNIFORMS)[number]> {
  getDefinition() {
    return {
      VERTICES: 4,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: WebGLRenderingContext.TRIANGLE_STRIP,
      UNIFORMS,
      ATTRIBUTES: [
        { name: "a_position", size: 2, type: FLOAT },
        { name: "a_size", size: 1, type: FLOAT },
        { name: "a_ringWidth", size: 1, type: FLOAT },
        { name: "a_shape", size: 3, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_border", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_ring", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }],
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

  setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    gl.uniformMatrix3fv(uniformLocations["u_matrix"] ?? null, false, params.matrix);
    gl.uniform1f(uniformLocations["u_sizeRatio"] ?? null, params.sizeRatio);
    gl.uniform2f(uniformLocations["u_resolution"] ?? null, params.width, params.height);
    gl.uniform1f(uniformLocations["u_pixelRatio"] ?? null, params.pixelRatio);
  }
}
