// What our two WebGL programs have in common: attributes of vertices, uniforms, and shader text.
import type { ProgramInfo } from "sigma/rendering";
import type { RenderParams } from "sigma/types";

const { UNSIGNED_BYTE, FLOAT } = WebGLRenderingContext;

/** An attribute of so many numbers. */
export const numbers = (name: string, size: number) => ({ name, size, type: FLOAT });

/** A colour, or an id in the guise of one. */
export const colour = (name: string) => ({ name, size: 4, type: UNSIGNED_BYTE, normalized: true });

/** Shader text both begin with: what the uniforms are, and pixels of the canvas around its middle as clip coordinates. */
export const PIXELS = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_minWidth;
uniform vec2 u_resolution;
varying vec4 v_color;
// A colour's alpha comes as 254 at most.
vec4 whole(vec4 color) { return vec4(color.rgb, color.a * 255.0 / 254.0); }
vec2 pixels(vec2 place) { return (u_matrix * vec3(place, 1.0)).xy * 0.5 * u_resolution; }
vec4 clip(vec2 point, bool seen) { return seen ? vec4(point * 2.0 / u_resolution, 0.0, 1.0) : vec4(2.0, 2.0, 0.0, 1.0); }
#ifdef PICKING_MODE
vec4 drawn() { return whole(a_id); }
#else
vec4 drawn() { return whole(a_color); }
#endif
`;

export const UNIFORMS = ["u_matrix", "u_sizeRatio", "u_minWidth", "u_resolution", "u_pixelRatio"] as const;
export type Uniform = (typeof UNIFORMS)[number];

/** A program that does not use one of them has no place for it. */
export function setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
  const at = (name: Uniform): WebGLUniformLocation | null => uniformLocations[name] ?? null;
  gl.uniformMatrix3fv(at("u_matrix"), false, params.matrix);
  gl.uniform1f(at("u_sizeRatio"), params.sizeRatio);
  gl.uniform1f(at("u_minWidth"), params.minEdgeThickness);
  gl.uniform2f(at("u_resolution"), params.width, params.height);
  gl.uniform1f(at("u_pixelRatio"), params.pixelRatio);
}
