import { DataTexture, type IUniform, NearestFilter, RedFormat, UnsignedByteType } from 'three';

/** Uniforms that tell the lamps of signals and actors whether they burn. */
export interface LampUniforms {
  readonly [name: string]: IUniform;
  /** SIGNAL_STATE by signal, one row of bytes. */
  readonly signalStates: IUniform<DataTexture>;
  /** Light of indicators that are on, 0 to 1. */
  readonly blink: IUniform<number>;
}

export function lampUniforms(signalCount: number): LampUniforms {
  const states = new Uint8Array(Math.max(1, signalCount));
  const texture = new DataTexture(states, states.length, 1, RedFormat, UnsignedByteType);
  texture.minFilter = NearestFilter;
  texture.magFilter = NearestFilter;
  texture.needsUpdate = true;
  return { signalStates: { value: texture }, blink: { value: 1 } };
}
