import { paint, type Scene } from "../draw/scene";

const MAX_SIDE = 8192;

/** The scene at twice its size, or as large as a canvas may be. */
export function png(picture: Scene): Promise<Blob> {
  const scale = Math.min(2, MAX_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const context = canvas.getContext("2d");
  if (context === null) return Promise.reject(new Error("This browser draws no canvas."));
  context.scale(scale, scale);
  paint(context, picture);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error("The picture is too large for this browser.")) : resolve(blob)), "image/png");
  });
}
