/** 32-bit FNV-1a of a text's UTF-16 units. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    value ^= text.charCodeAt(i);
    value = Math.imul(value, 0x01000193);
  }
  return value >>> 0;
}

/** A point of the unit disc that depends on the text alone. */
export function pointOf(text: string): [number, number] {
  const h = hash(text);
  const angle = ((h & 0xffff) / 0x10000) * 2 * Math.PI;
  const radius = Math.sqrt(((h >>> 16) + 0.5) / 0x10000);
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}
