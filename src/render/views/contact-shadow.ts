import { DynamicDrawUsage, InstancedMesh, type Matrix4, PlaneGeometry, ShaderMaterial } from 'three';

/** Soft dark patches under vehicles: the light of the sky that they keep from the ground. */
export class ContactShadows {
  readonly object: InstancedMesh;
  private readonly material: ShaderMaterial;

  /** @param extinction of the air [1/m]: far shadows pale in it */
  constructor(capacity: number, extinction = 0) {
    this.material = new ShaderMaterial({
      uniforms: { extinction: { value: extinction } },
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      transparent: true,
      depthWrite: false,
      polygonOffset: true,
      polygonOffsetFactor: -2,
      polygonOffsetUnits: -2,
    });
    this.object = new InstancedMesh(new PlaneGeometry(1, 1), this.material, capacity);
    this.object.instanceMatrix.setUsage(DynamicDrawUsage);
    this.object.frustumCulled = false;
    this.object.count = 0;
    this.object.renderOrder = 1;
  }

  setExtinction(extinction: number): void {
    this.material.uniforms.extinction.value = extinction;
  }

  /** Pose and size of one patch: the unit square scaled to 1.3 times the vehicle's footprint. */
  set(index: number, matrix: Matrix4): void {
    this.object.setMatrixAt(index, matrix);
  }

  commit(count: number): void {
    this.object.count = count;
    this.object.instanceMatrix.needsUpdate = true;
  }

  dispose(): void {
    this.object.geometry.dispose();
    this.material.dispose();
    this.object.dispose();
  }
}

const VERTEX = /* glsl */ `
varying vec2 vUv;
varying float vRange;
void main() {
  vUv = uv;
  vec4 place = modelViewMatrix * instanceMatrix * vec4(position, 1.0);
  vRange = length(place.xyz);
  gl_Position = projectionMatrix * place;
}
`;

const FRAGMENT = /* glsl */ `
varying vec2 vUv;
varying float vRange;
uniform float extinction;
void main() {
  vec2 side = abs(vUv - 0.5) * 2.0;
  float shade = (1.0 - smoothstep(0.62, 1.0, side.x)) * (1.0 - smoothstep(0.55, 1.0, side.y));
  gl_FragColor = vec4(0.0, 0.0, 0.0, 0.62 * shade * exp(-extinction * vRange));
}
`;
