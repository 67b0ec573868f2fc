import { BufferAttribute, BufferGeometry, DynamicDrawUsage, Group, LineBasicMaterial, LineLoop } from 'three';
import type { Localisation } from '../../core/messages/localisation.ts';
import type { Tick } from '../../core/tick.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import { setPose } from '../axes.ts';
import { History, mix, mixAngle } from '../time/history.ts';
import type { MovingView } from './view.ts';

/** Standard deviations that the ellipse encloses: 99 % of a two-dimensional normal distribution lie within 3.03. */
const SIGMAS = 3;
const ELLIPSE_POINTS = 48;
const LIFT = 0.08;
const COLOR = 0x4cc2ff;

/** Where the driver believes the car to be: its footprint and the ellipse that its rear axle lies in. */
export class LocalisationView implements MovingView<Localisation> {
  readonly object = new Group();
  /** Apart from `object`, whose visibility is the viewer's choice. */
  private readonly lines = new Group();
  private readonly history = new History<Localisation>();
  private readonly material = new LineBasicMaterial({
    color: COLOR,
    transparent: true,
    opacity: 0.85,
    depthWrite: false,
  });
  private readonly footprint: LineLoop;
  private readonly ellipse: LineLoop;
  private readonly ellipsePoints: BufferAttribute;

  constructor({ length, width, rearOverhang }: VehicleSpecification) {
    const [rear, front, half] = [-rearOverhang, length - rearOverhang, width / 2];
    const corners = [front, half, 0, front + 0.35, 0, 0, front, -half, 0, rear, -half, 0, rear, half, 0];
    this.footprint = new LineLoop(new BufferGeometry(), this.material);
    this.footprint.geometry.setAttribute('position', new BufferAttribute(Float32Array.from(corners), 3));
    this.ellipsePoints = new BufferAttribute(new Float32Array(3 * ELLIPSE_POINTS), 3).setUsage(DynamicDrawUsage);
    this.ellipse = new LineLoop(new BufferGeometry(), this.material);
    this.ellipse.geometry.setAttribute('position', this.ellipsePoints);
    for (const line of [this.footprint, this.ellipse]) {
      line.frustumCulled = false;
      line.renderOrder = 4;
      this.lines.add(line);
    }
    this.object.add(this.lines);
  }

  update(message: Localisation, tick: Tick): void {
    this.history.push(tick, message);
  }

  showAt(moment: number): void {
    const bracket = this.history.bracket(moment);
    if (bracket === null) return;
    const { from, to, share } = bracket;
    const { valid, lateralSigma, longitudinalSigma } = to;
    this.lines.visible = valid;
    const [x, y, z] = [mix(from.x, to.x, share), mix(from.y, to.y, share), mix(from.z, to.z, share)];
    setPose(this.lines, x, y, z + LIFT, mixAngle(from.yaw, to.yaw, share));
    for (let point = 0; point < ELLIPSE_POINTS; point++) {
      const angle = (2 * Math.PI * point) / ELLIPSE_POINTS;
      const forward = SIGMAS * longitudinalSigma * Math.cos(angle);
      const left = SIGMAS * lateralSigma * Math.sin(angle);
      this.ellipsePoints.setXYZ(point, forward, left, 0);
    }
    this.ellipsePoints.needsUpdate = true;
  }

  dispose(): void {
    this.footprint.geometry.dispose();
    this.ellipse.geometry.dispose();
    this.material.dispose();
  }
}
