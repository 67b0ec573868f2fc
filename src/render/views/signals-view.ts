import { AdditiveBlending, BufferAttribute, BufferGeometry, Points, ShaderMaterial } from 'three';
import { SIGNAL_STATE, type SignalsTruth } from '../../core/messages/signals.ts';
import type { Mesh } from '../../world/scenery/mesh.ts';
import type { LampUniforms } from '../surface/lamp-uniforms.ts';
import type { View } from './view.ts';

/** First slot of signal lamps in static scenery, see Mesh.slot. */
const FIRST_LAMP_SLOT = 8;

/** Signals: tells the lamps in the scenery which burn, and gives those that do a soft glow that reads from afar. */
export class SignalsView implements View<SignalsTruth> {
  readonly object: Points;
  private readonly lamps: LampUniforms;
  private readonly slots: readonly number[];
  private readonly brightness: BufferAttribute;

  constructor(chunks: readonly Mesh[], lamps: LampUniforms) {
    this.lamps = lamps;
    const places = lampPlaces(chunks);
    this.slots = [...places.keys()];
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(new Float32Array([...places.values()].flat()), 3));
    geometry.setAttribute('lamp', new BufferAttribute(Float32Array.from(this.slots, lampOf), 1));
    this.brightness = new BufferAttribute(new Float32Array(this.slots.length), 1);
    geometry.setAttribute('brightness', this.brightness);
    const material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      transparent: true,
      depthWrite: false,
      blending: AdditiveBlending,
    });
    this.object = new Points(geometry, material);
    this.object.frustumCulled = false;
  }

  update({ state }: SignalsTruth): void {
    const texture = this.lamps.signalStates.value;
    (texture.image.data as Uint8Array).set(state.subarray(0, texture.image.width));
    texture.needsUpdate = true;
    for (const [index, slot] of this.slots.entries()) {
      this.brightness.setX(index, burns(lampOf(slot), state[Math.floor((slot - FIRST_LAMP_SLOT) / 3)]) ? 1 : 0);
    }
    this.brightness.needsUpdate = true;
  }

  dispose(): void {
    this.object.geometry.dispose();
    (this.object.material as ShaderMaterial).dispose();
    this.lamps.signalStates.value.dispose();
  }
}

/** 0 red, 1 amber, 2 green. */
function lampOf(slot: number): number {
  return (slot - FIRST_LAMP_SLOT) % 3;
}

function burns(lamp: number, state: number | undefined): boolean {
  if (lamp === 0) return state === SIGNAL_STATE.red || state === SIGNAL_STATE.redAmber;
  if (lamp === 1)
    return state === SIGNAL_STATE.amber || state === SIGNAL_STATE.redAmber || state === SIGNAL_STATE.flashingAmber;
  return state === SIGNAL_STATE.green;
}

/** Centre of each lamp by its slot. */
function lampPlaces(chunks: readonly Mesh[]): Map<number, [number, number, number]> {
  const sums = new Map<number, { place: [number, number, number]; corners: number }>();
  for (const { slot, indices, positions } of chunks) {
    for (let corner = 0; corner < indices.length; corner++) {
      const lampSlot = slot[Math.floor(corner / 3)];
      if (lampSlot < FIRST_LAMP_SLOT) continue;
      const sum = sums.get(lampSlot) ?? { place: [0, 0, 0], corners: 0 };
      for (let axis = 0; axis < 3; axis++) sum.place[axis] += positions[3 * indices[corner] + axis];
      sum.corners++;
      sums.set(lampSlot, sum);
    }
  }
  const places = new Map<number, [number, number, number]>();
  for (const [lampSlot, { place, corners }] of sums) {
    places.set(lampSlot, [place[0] / corners, place[1] / corners, place[2] / corners]);
  }
  return places;
}

const VERTEX = /* glsl */ `
attribute float lamp;
attribute float brightness;
varying vec3 vLight;
void main() {
  vLight = brightness * (lamp < 0.5 ? vec3(1.0, 0.10, 0.07) : lamp < 1.5 ? vec3(1.0, 0.55, 0.08) : vec3(0.12, 1.0, 0.45));
  vec4 place = modelViewMatrix * vec4(position, 1.0);
  place.xyz *= 1.0 - 0.25 / max(1.0, -place.z);
  gl_Position = projectionMatrix * place;
  gl_PointSize = brightness * clamp(900.0 / -place.z, 5.0, 64.0);
}
`;

const FRAGMENT = /* glsl */ `
varying vec3 vLight;
void main() {
  float fall = max(0.0, 1.0 - 2.0 * length(gl_PointCoord - 0.5));
  gl_FragColor = vec4(vLight * fall * fall * 0.75, 1.0);
}
`;
