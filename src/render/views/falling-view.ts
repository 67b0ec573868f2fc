import {
  BufferAttribute,
  BufferGeometry,
  type Color,
  LineSegments,
  NormalBlending,
  type Object3D,
  Points,
  ShaderMaterial,
  Vector3,
} from 'three';
import { TICKS_PER_SECOND } from '../../core/tick.ts';
import type { WeatherLight } from '../../world/scenery/mesh.ts';
import { FALL_BOX, type Precipitation, precipitationOf, STREAK_TIME } from '../../world/weather/look/precipitation.ts';
import { shown } from '../light/atmosphere-shader.ts';

/** Rain and snow in a box of air around the eye, the same drops that the camera sees. */
export class FallingView {
  readonly object: Object3D;
  private readonly geometry = new BufferGeometry();
  private readonly material: ShaderMaterial;
  private readonly falling: Precipitation;
  private readonly offset = new Vector3();

  private constructor(falling: Precipitation, look: WeatherLight) {
    this.falling = falling;
    const isRain = falling.kind === 'rain';
    const ends = isRain ? 2 : 1;
    const places = new Float32Array(3 * ends * falling.count);
    const end = new Float32Array(ends * falling.count);
    for (let k = 0; k < ends * falling.count; k++) {
      const drop = Math.floor(k / ends);
      places.set(falling.places.subarray(3 * drop, 3 * drop + 3), 3 * k);
      end[k] = k % ends;
    }
    this.geometry.setAttribute('position', new BufferAttribute(places, 3));
    this.geometry.setAttribute('end', new BufferAttribute(end, 1));
    this.material = new ShaderMaterial({
      uniforms: {
        offset: { value: this.offset },
        box: { value: new Vector3(FALL_BOX.side, FALL_BOX.side, FALL_BOX.height) },
        streak: { value: new Vector3(...falling.velocity).multiplyScalar(isRain ? STREAK_TIME : 0) },
        colour: { value: colourOf(look, isRain) },
        opacity: { value: isRain ? 0.34 : 0.9 },
      },
      defines: isRain ? {} : { ROUND: '' },
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      transparent: true,
      depthWrite: false,
      blending: NormalBlending,
    });
    this.object = isRain ? new LineSegments(this.geometry, this.material) : new Points(this.geometry, this.material);
    this.object.frustumCulled = false;
    this.object.renderOrder = 120;
  }

  /** What falls in a weather; null where nothing does. */
  static of(look: WeatherLight): FallingView | null {
    const falling = precipitationOf(look);
    return falling === null ? null : new FallingView(falling, look);
  }

  /** Lets it fall to a moment [ticks]. */
  showAt(moment: number): void {
    const seconds = moment / TICKS_PER_SECOND;
    const [x, y, z] = this.falling.velocity;
    this.offset.set((x * seconds) % FALL_BOX.side, (y * seconds) % FALL_BOX.side, (z * seconds) % FALL_BOX.height);
  }

  dispose(): void {
    this.geometry.dispose();
    this.material.dispose();
  }
}

/** As the camera's FallingVeil has it. */
function colourOf({ skylight, horizonLight, lamps }: WeatherLight, isRain: boolean): Color {
  const own = isRain ? 0.75 : 0.95;
  const channel = (c: 0 | 1 | 2) => own * (0.6 * skylight[c] + 0.5 * horizonLight[c]) + 0.06 * lamps;
  return shown([channel(0), channel(1), channel(2)]);
}

const VERTEX = /* glsl */ `
attribute float end;
uniform vec3 offset;
uniform vec3 box;
uniform vec3 streak;
varying float vShare;
void main() {
  vec3 fromEye = mod(position * box + offset - cameraPosition + 0.5 * box, box) - 0.5 * box;
  vec4 place = viewMatrix * vec4(cameraPosition + fromEye + end * streak, 1.0);
  gl_Position = projectionMatrix * place;
  float away = max(0.4, -place.z);
  vShare = clamp(1.5 - away / 12.0, 0.15, 1.0) * smoothstep(0.5, 1.2, away);
  gl_PointSize = clamp(26.0 / away, 1.5, 14.0);
}
`;

const FRAGMENT = /* glsl */ `
uniform vec3 colour;
uniform float opacity;
varying float vShare;
void main() {
  float share = opacity * vShare;
  #ifdef ROUND
    share *= smoothstep(0.5, 0.2, length(gl_PointCoord - 0.5));
  #endif
  gl_FragColor = vec4(colour, share);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}
`;
