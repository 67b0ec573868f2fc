import { BackSide, Mesh, ShaderMaterial, SphereGeometry, Vector3 } from 'three';
import type { WeatherLight } from '../../world/scenery/mesh.ts';
import { NOISE_GLSL } from '../surface/noise-shader.ts';
import { ATMOSPHERE_GLSL, type AtmosphereUniforms } from './atmosphere-shader.ts';

/** Any radius inside the far plane does: the dome follows the eye and lies at the end of the depth range [m]. */
const RADIUS = 100;

/** The sky: a gradient from zenith to horizon, the sun, and thin high clouds. Its horizon is the colour of the haze. */
export class SkyDome {
  readonly object: Mesh;
  private readonly material: ShaderMaterial;

  constructor(atmosphere: AtmosphereUniforms, weather?: WeatherLight) {
    this.material = new ShaderMaterial({
      uniforms: { ...atmosphere, clouds: { value: cloudsOf(weather) } },
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

  /** Takes the clouds of another weather, those of a fair day without one. */
  setWeather(weather: WeatherLight | undefined): void {
    this.material.uniforms.clouds.value = cloudsOf(weather);
  }

  dispose(): void {
    this.object.geometry.dispose();
    this.material.dispose();
  }
}

/** Noise from which on there are clouds, how much of the sky they hide, and their light over that of a fair day's. */
function cloudsOf(weather: WeatherLight | undefined): Vector3 {
  if (weather === undefined) return new Vector3(0.52, 0.62, 1);
  const { cloudCover, cloudLight } = weather;
  const isClosed = cloudCover > 0.9;
  return new Vector3(isClosed ? 0.3 : 0.72 - 0.4 * cloudCover, isClosed ? 0.3 : cloudCover > 0 ? 0.62 : 0, cloudLight);
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
uniform vec3 clouds;
${ATMOSPHERE_GLSL}
${NOISE_GLSL}

float cloudCover(vec3 direction) {
  vec2 place = direction.xy / (direction.z + 0.12) * vec2(0.9, 1.5);
  float cover = noise(place * 1.1) * 0.5 + noise(place * 2.7 + 5.0) * 0.28 + noise(place * 6.3 + 11.0) * 0.22;
  return smoothstep(clouds.x, clouds.x + 0.34, cover) * smoothstep(0.02, 0.22, direction.z);
}

void main() {
  vec3 direction = normalize(vDirection);
  float towardsSun = max(dot(direction, sunDirection), 0.0);
  vec3 cloudLight = mix(vec3(0.95, 0.96, 1.0), vec3(1.35, 1.12, 0.85), halo * pow(towardsSun, 6.0)) * max(horizonColor, vec3(0.6 * clouds.z));
  vec3 light = mix(skyLight(direction), cloudLight, clouds.y * cloudCover(direction));
  light += halo * vec3(1.0, 0.86, 0.62) * (4.0 * smoothstep(0.99980, 0.99994, towardsSun) + 0.5 * pow(towardsSun, 1200.0));
  gl_FragColor = vec4(light, 1.0);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}
`;
