import type Sigma from "sigma";

/** Hands rest when nothing has changed for so long; while a finger or a button holds the picture, later. */
export const REST_MS = 250;
const HELD_MS = 1000;

/**
 * For pictures that take long to draw. While the camera moves, the picture that was drawn last is moved and scaled as a
 * whole, which costs the browser next to nothing. Whatever changes is drawn when the hands rest.
 */
export class Slide {
  /** Whether the picture is one that takes long. */
  on = false;
  private drawn;
  private timer = 0;
  private held = false;
  private readonly released = new AbortController();

  /** `draw` draws at once. */
  constructor(private readonly sigma: Sigma, private readonly draw: () => void) {
    this.drawn = sigma.getCamera().getState();
    const schedule = sigma.scheduleRender.bind(sigma);
    sigma.scheduleRender = () => {
      if (!this.on) return schedule();
      if (this.moved()) this.slide();
      this.putOff();
      return sigma;
    };
    sigma.on("afterRender", () => this.settle());
    const { signal } = this.released;
    // What is pressed is what stands there now, not what stood there before the picture slid.
    sigma.getContainer().addEventListener("pointerdown", () => { this.rest(); this.held = true; }, { capture: true, signal });
    for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, () => this.release(), { signal });
  }

  /** Draws once the hands have rested for so long. */
  putOff(rest = REST_MS): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(this.draw, this.held ? HELD_MS : rest);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.released.abort();
  }

  private rest(): void {
    if (this.timer !== 0) this.draw();
  }

  private release(): void {
    this.held = false;
    if (this.timer !== 0) this.putOff();
  }

  private moved(): boolean {
    const { x, y, ratio, angle } = this.sigma.getCamera().getState();
    return x !== this.drawn.x || y !== this.drawn.y || ratio !== this.drawn.ratio || angle !== this.drawn.angle;
  }

  private slide(): void {
    const { sigma } = this;
    const state = sigma.getCamera().getState();
    // Where the corner of what was drawn lies by now.
    const corner = sigma.framedGraphToViewport(sigma.viewportToFramedGraph({ x: 0, y: 0 }, { cameraState: this.drawn }), { cameraState: state });
    this.place(`translate(${corner.x}px, ${corner.y}px) scale(${this.drawn.ratio / state.ratio})`);
  }

  private settle(): void {
    this.drawn = this.sigma.getCamera().getState();
    if (this.timer === 0) return;
    clearTimeout(this.timer);
    this.timer = 0;
    this.place("");
  }

  private place(transform: string): void {
    for (const [name, canvas] of Object.entries(this.sigma.getCanvases())) {
      if (name === "mouse") continue;
      canvas.style.transformOrigin = "0 0";
      canvas.style.transform = transform;
    }
  }
}
