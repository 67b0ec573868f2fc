import {
  BufferAttribute,
  type BufferGeometry,
  FloatType,
  GLSL3,
  type InstancedMesh,
  LOD,
  Mesh,
  NearestFilter,
  NoColorSpace,
  NoToneMapping,
  type Object3D,
  RGFormat,
  Scene,
  ShaderMaterial,
  WebGLRenderer,
  WebGLRenderTarget,
} from 'three';
import { SEMANTIC } from '../../../src/core/semantic-class.ts';
import { loadRoadMap } from '../../../src/map/load-road-map.ts';
import { adoptMapAxes } from '../../../src/render/axes.ts';
import { CalibratedCamera } from '../../../src/render/camera/calibrated-camera.ts';
import { atmosphereUniforms } from '../../../src/render/light/atmosphere-shader.ts';
import { lampUniforms } from '../../../src/render/surface/lamp-uniforms.ts';
import { sceneryGeometry } from '../../../src/render/surface/mesh-geometry.ts';
import { surfaceMaterial } from '../../../src/render/surface/surface-material.ts';
import { ActorsView } from '../../../src/render/views/actors-view.ts';
import { SceneryView } from '../../../src/render/views/scenery-view.ts';
import { frontCalibration } from '../../../src/sensors/camera.ts';
import { buildScenery } from '../../../src/world/scenery/build-scenery.ts';
import type { Scenery, Mesh as SceneryMesh } from '../../../src/world/scenery/mesh.ts';
import { actorsOf, type MaskView } from './mask-views.ts';

/** What three.js shows of a view, rows from the top, as base64. */
export interface PageMask {
  /** SEMANTIC class ids, a byte each. */
  readonly semantic: string;
  /** Along the optical axis [m], binary32; 0 for sky. */
  readonly depth: string;
}

/** Draws the views of a map, dressed by `seed`, as three.js draws the world, but with the class for the colour. */
export async function masksInPage(xml: string, seed: number, views: readonly MaskView[]): Promise<PageMask[]> {
  const { map } = loadRoadMap(xml, 'in page');
  if (map === null) throw new Error('the map does not load');
  const scenery = buildScenery(map, seed);
  const calibration = frontCalibration();
  const { width, height } = calibration;
  adoptMapAxes();
  const renderer = new WebGLRenderer({ antialias: false });
  renderer.toneMapping = NoToneMapping;
  renderer.setClearColor(0, 0);
  const target = new WebGLRenderTarget(width, height, {
    format: RGFormat,
    type: FloatType,
    minFilter: NearestFilter,
    magFilter: NearestFilter,
    colorSpace: NoColorSpace,
    generateMipmaps: false,
  });
  renderer.setRenderTarget(target);
  const { scene, actors } = sceneOf(scenery);
  const eye = new CalibratedCamera(calibration);
  eye.addTo(scene);
  const pixels = new Float32Array(2 * width * height);
  return views.map((view, i) => {
    eye.carry(view.ego);
    actors.update(actorsOf(view, scenery), i);
    actors.showAt(i);
    renderer.render(scene, eye.camera);
    renderer.readRenderTargetPixels(target, 0, 0, width, height, pixels);
    return maskOf(pixels, width, height);
  });
}

function sceneOf(scenery: Scenery): { scene: Scene; actors: ActorsView } {
  const material = classMaterial(scenery);
  const scene = new Scene();
  const fixed = new SceneryView(scenery.chunks, material, sceneryGeometry);
  for (const [i, object] of fixed.object.children.entries()) {
    const [near, far] = levelsOf(object);
    addClasses(near.geometry, scenery.chunks[i]);
    if (far instanceof Mesh) addClasses(far.geometry, scenery.chunks[i].far?.mesh);
  }
  const actors = new ActorsView(scenery.models, material);
  const [shadows, ...worn] = actors.object.children;
  shadows.visible = false;
  for (const [i, object] of worn.entries()) addClasses((object as InstancedMesh).geometry, scenery.models[i].mesh);
  scene.add(fixed.object, actors.object);
  return { scene, actors };
}

/** The mesh itself; where it has levels, the one for eyes that are near and what stands for it from afar, if anything. */
function levelsOf(object: Object3D): [near: Mesh, far?: Object3D] {
  return (object instanceof LOD ? object.levels.map((level) => level.object) : [object]) as [Mesh, Object3D?];
}

/** The class of each corner; what is drawn beyond the scenery's chunks is ground. */
function addClasses(geometry: BufferGeometry, mesh: SceneryMesh | undefined): void {
  const corners = geometry.getAttribute('position').count;
  const classes = Float32Array.from(
    { length: corners },
    (_, k) => mesh?.semantic[Math.floor(k / 3)] ?? SEMANTIC.terrain,
  );
  geometry.setAttribute('semantic', new BufferAttribute(classes, 1));
}

/** Gives class + 1 and depth instead of light; shows the sides of a surface that the world's own material shows. */
function classMaterial({ atmosphere }: Scenery): ShaderMaterial {
  const { side } = surfaceMaterial(atmosphereUniforms(atmosphere), lampUniforms(1), { instanced: false, plain: true });
  return new ShaderMaterial({ side, glslVersion: GLSL3, vertexShader: VERTEX, fragmentShader: FRAGMENT });
}

/** From pixels as WebGL reads them, rows from the bottom. */
function maskOf(pixels: Float32Array, width: number, height: number): PageMask {
  const semantic = new Uint8Array(width * height);
  const depth = new Float32Array(width * height);
  for (let p = 0; p < semantic.length; p++) {
    const source = 2 * ((height - 1 - Math.floor(p / width)) * width + (p % width));
    semantic[p] = pixels[source] === 0 ? SEMANTIC.sky : pixels[source] - 1;
    depth[p] = pixels[source + 1];
  }
  return { semantic: base64(semantic), depth: base64(new Uint8Array(depth.buffer)) };
}

export function base64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

const VERTEX = /* glsl */ `
in float semantic;
flat out float vClass;
out float vDepth;
void main() {
  vec4 here = vec4(position, 1.0);
#ifdef USE_INSTANCING
  here = instanceMatrix * here;
#endif
  vec4 seen = modelViewMatrix * here;
  vClass = semantic + 1.0;
  vDepth = -seen.z;
  gl_Position = projectionMatrix * seen;
}
`;

const FRAGMENT = /* glsl */ `
flat in float vClass;
in float vDepth;
out vec4 classAndDepth;
void main() {
  classAndDepth = vec4(vClass, vDepth, 0.0, 1.0);
}
`;
