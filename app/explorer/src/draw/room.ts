/** A box of the canvas, in pixels. */
export interface Box { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

const overlap = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** The room for labels on one picture: each finds a place beside what is there already, or none. */
export class Room {
  private readonly taken: Box[] = [];

  constructor(private readonly width: number, private readonly height: number) {}

  /** The first of `places` that is free and on the canvas, now taken. */
  find<Place extends Box>(places: readonly Place[]): Place | null {
    const place = places.find((one) => this.holds(one) && !this.taken.some((other) => overlap(one, other))) ?? null;
    if (place !== null) this.taken.push(place);
    return place;
  }

  /** Takes a place whatever stands there. */
  take(place: Box): void {
    this.taken.push(place);
  }

  private holds(place: Box): boolean {
    return place.x >= 0 && place.y >= 0 && place.x + place.width <= this.width && place.y + place.height <= this.height;
  }
}
