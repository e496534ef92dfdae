import type { Picture } from "./view";
import { paint, scene } from "./scene";

/** For a browser without WebGL: the picture of the exports, fitted to the place, drawn anew with each change. */
export class StillView {
  readonly element = document.createElement("canvas");
  private picture: Picture | null = null;

  constructor(private readonly container: HTMLElement) {
    this.element.className = "still";
    container.append(this.element);
  }

  show(picture: Picture): void {
    this.picture = picture;
    this.draw();
  }

  resize(): void {
    this.draw();
  }

  private draw(): void {
    const { clientWidth: width, clientHeight: height } = this.container;
    const context = this.element.getContext("2d");
    if (this.picture === null || context === null || width === 0 || height === 0) return;
    const ratio = window.devicePixelRatio || 1;
    this.element.width = width * ratio;
    this.element.height = height * ratio;
    const whole = scene(this.marked(), this.picture.positions, this.picture.bends, this.picture.theme);
    const scale = Math.min(1, width / whole.width, height / whole.height) * ratio;
    context.fillStyle = whole.ground;
    context.fillRect(0, 0, this.element.width, this.element.height);
    context.translate((width * ratio - whole.width * scale) / 2, (height * ratio - whole.height * scale) / 2);
    context.scale(scale, scale);
    paint(context, whole);
  }

  /** Where something is in focus, only that is drawn: nothing else can show it here. */
  private marked(): Picture["shown"] {
    const { shown, focus } = this.picture as Picture;
    if (focus === null) return shown;
    return { nodes: shown.nodes.filter((node) => focus.nodes.has(node.key)), edges: shown.edges.filter((edge) => focus.edges.has(edge.id)) };
  }
}
