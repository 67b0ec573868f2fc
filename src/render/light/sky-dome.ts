import { BackSide, Mesh, ShaderMaterial, SphereGeometry } from 'three';
import { NOISE_GLSL } from '../surface/noise-shader.ts';
import { ATMOSPHERE_GLSL, type AtmosphereUniforms } from './atmosphere-shader.ts';

/** Any radius inside the far plane does: the dome follows the eye and lies at the end of the depth range [m]. */
const RADIUS = 100;

/** The sky: a gradient from zenith to horizon, the sun, and thin high clouds. Its horizon is the colour of the haze. */
export class SkyDome {
  readonly object: Mesh;
  private readonly material: ShaderMaterial;

  constructor(atmosphere: AtmosphereUniforms) {
    this.material = new ShaderMaterial({
      uniforms: { ...atmosphere },
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      side: BackSide,
      depthWrite: false,
    });
    this.object = new Mesh(new SphereGeometry(RADIUS, 32, 16), this.material);
    // After everything solid, so that only the sky that is seen is computed.
    this.object.renderOrder = 100;
    this.object.frustumCulled = false;
  }

  dispose(): void {
    this.object.geometry.dispose();
    this.material.dispose();
  }
}

const VERTEX = /* glsl */ `
varying vec3 vDirection;
void main() {
  vDirection = position;
  gl_Position = (projectionMatrix * vec4(mat3(viewMatrix) * position, 1.0)).xyww;
}
`;

const FRAGMENT = /* glsl */ `
varying vec3 vDirection;
${ATMOSPHERE_GLSL}
${NOISE_GLSL}

float clouds(vec3 direction) {
  vec2 place = direction.xy / (direction.z + 0.12) * vec2(0.9, 1.5);
  float cover = noise(place * 1.1) * 0.5 + noise(place * 2.7 + 5.0) * 0.28 + noise(place * 6.3 + 11.0) * 0.22;
  return smoothstep(0.52, 0.86, cover) * smoothstep(0.02, 0.22, direction.z);
}

void main() {
  vec3 direction = normalize(vDirection);
  float towardsSun = max(dot(direction, sunDirection), 0.0);
  vec3 cloudLight = mix(vec3(0.95, 0.96, 1.0), vec3(1.35, 1.12, 0.85), pow(towardsSun, 6.0)) * max(horizonColor, vec3(0.6));
  vec3 light = mix(skyLight(direction), cloudLight, 0.62 * clouds(direction));
  light += vec3(1.0, 0.86, 0.62) * (4.0 * smoothstep(0.99980, 0.99994, towardsSun) + 0.5 * pow(towardsSun, 1200.0));
  gl_FragColor = vec4(light, 1.0);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}
`;
