/** A box of the canvas, in pixels. */
export interface Box { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

const overlap = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** The room that labels have taken on one picture: each finds a place beside those before it, or none. */
export class Room {
  private readonly taken: Box[] = [];

  /** The first of `places` that is free, now taken. */
  find<Place extends Box>(places: readonly Place[]): Place | null {
    const place = places.find((one) => !this.taken.some((other) => overlap(one, other))) ?? null;
    if (place !== null) this.taken.push(place);
    return place;
  }

  /** Takes a place whatever stands there. */
  take(place: Box): void {
    this.taken.push(place);
  }
}
