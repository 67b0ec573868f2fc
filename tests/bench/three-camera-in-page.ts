import {
  AmbientLight,
  BufferAttribute,
  BufferGeometry,
  Color,
  DataTexture,
  DirectionalLight,
  Fog,
  LinearMipmapLinearFilter,
  Mesh,
  MeshLambertMaterial,
  PCFShadowMap,
  PerspectiveCamera,
  RepeatWrapping,
  Scene,
  type Texture,
  WebGLRenderer,
} from 'three';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import { buildScenery } from '../../src/world/scenery/build-scenery.ts';
import type { Scenery, Mesh as SceneryMesh } from '../../src/world/scenery/mesh.ts';
import { BENCH_CAMERA, benchStops, type Stop } from './camera-course.ts';

/** Texels of the one texture of all surfaces, and metres that it covers. */
const TEXELS = 256;
const COVERS = 8;

/** Texels along a side of the shadow map, and half the side of the square around the camera that it covers [m]. */
const SHADOW_TEXELS = 2048;
const SHADOW_REACH = 80;

/** What was drawn. */
export interface ThreeRun {
  /** Of WebGL, as it names itself. */
  readonly renderer: string;
  /** Best wall time of a picture with its read-back [ms]. */
  readonly milliseconds: number;
  readonly pictures: number;
  /** The first stop as a data URL. */
  readonly picture: string;
}

/** Draws the stops of a map `rounds` times by three.js on whatever WebGL the page has. */
export function threeCamera(xodr: string, rounds: number, hasShadows: boolean): ThreeRun {
  const map = loadRoadMap(xodr, 'bench').map;
  if (map === null) throw new Error('the map of the bench does not load');
  const scenery = buildScenery(map, 1);
  const stops = benchStops(map, scenery.models);
  const stage = new Stage(scenery, hasShadows);
  let milliseconds = Number.POSITIVE_INFINITY;
  for (let k = 0; k < rounds; k++) {
    const from = performance.now();
    for (const stop of stops) stage.draw(stop);
    milliseconds = Math.min(milliseconds, (performance.now() - from) / stops.length);
  }
  stage.draw(stops[0]);
  return { renderer: stage.name, milliseconds, pictures: rounds * stops.length, picture: stage.canvas.toDataURL() };
}

/** The scenery as three.js would be given it: a mesh a chunk, colours by vertex, one repeated texture, Lambert shading. */
class Stage {
  private readonly renderer: WebGLRenderer;
  private readonly scene = new Scene();
  private readonly camera: PerspectiveCamera;
  private readonly sun = new DirectionalLight(0xffffff, 2);
  private readonly material: MeshLambertMaterial;
  private readonly chunks: readonly { near: Mesh; far: Mesh | null; mesh: SceneryMesh }[];
  private readonly geometries: readonly BufferGeometry[];
  private readonly vehicles: Mesh[] = [];
  private readonly pixels = new Uint8Array(4 * BENCH_CAMERA.width * BENCH_CAMERA.height);

  constructor({ chunks, models, atmosphere, sight }: Scenery, hasShadows: boolean) {
    const { width, height, fy } = BENCH_CAMERA;
    this.renderer = new WebGLRenderer({ antialias: false, preserveDrawingBuffer: true });
    this.renderer.setPixelRatio(1);
    this.renderer.setSize(width, height, false);
    this.renderer.shadowMap.enabled = hasShadows;
    this.renderer.shadowMap.type = PCFShadowMap;
    this.camera = new PerspectiveCamera((2 * Math.atan(height / 2 / fy) * 180) / Math.PI, width / height, 0.3, sight);
    this.camera.up.set(0, 0, 1);
    this.scene.background = new Color(0.5, 0.65, 0.85);
    this.scene.fog = new Fog(this.scene.background, 50, 2 * sight);
    this.scene.add(new AmbientLight(0xffffff, 1), this.sun, this.sun.target);
    this.sun.castShadow = hasShadows;
    this.sun.shadow.mapSize.set(SHADOW_TEXELS, SHADOW_TEXELS);
    const { camera: eye } = this.sun.shadow;
    eye.left = eye.bottom = -SHADOW_REACH;
    eye.right = eye.top = SHADOW_REACH;
    eye.near = 1;
    eye.far = 400;
    this.sun.userData.direction = atmosphere.sun;
    this.material = new MeshLambertMaterial({ vertexColors: true, map: grain() });
    this.chunks = chunks.map((mesh) => ({
      near: this.add(geometryOf(mesh)),
      far: mesh.far === undefined ? null : this.add(geometryOf(mesh.far.mesh)),
      mesh,
    }));
    this.geometries = models.map(({ mesh }) => geometryOf(mesh));
  }

  get name(): string {
    const gl = this.renderer.getContext();
    return String(
      gl.getParameter(gl.getExtension('WEBGL_debug_renderer_info')?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER),
    );
  }

  get canvas(): HTMLCanvasElement {
    return this.renderer.domElement;
  }

  /** Draws a picture and reads its pixels, as a sensor must. */
  draw({ pose, actors }: Stop): void {
    const { camera, sun, renderer, scene } = this;
    const { mount, width, height } = BENCH_CAMERA;
    const [cos, sin] = [Math.cos(pose.yaw), Math.sin(pose.yaw)];
    camera.position.set(pose.x + mount.x * cos, pose.y + mount.x * sin, pose.z + mount.z);
    camera.lookAt(camera.position.x + cos, camera.position.y + sin, camera.position.z);
    const [sx, sy, sz] = sun.userData.direction as [number, number, number];
    const { x, y } = camera.position;
    const [tx, ty] = [x + 0.7 * SHADOW_REACH * cos, y + 0.7 * SHADOW_REACH * sin];
    sun.target.position.set(tx, ty, pose.z);
    sun.position.set(tx + 200 * sx, ty + 200 * sy, pose.z + 200 * sz);
    for (const { near, far, mesh } of this.chunks) {
      const [cx, cy, cz, radius] = mesh.bounds;
      const away = Math.hypot(cx - x, cy - y, cz - camera.position.z) - radius;
      const isFar = far !== null && mesh.far !== undefined && away >= mesh.far.from;
      near.visible = !isFar && away <= (mesh.reach ?? Number.POSITIVE_INFINITY);
      if (far !== null) far.visible = isFar;
    }
    for (let i = 0; i < actors.count; i++) {
      this.vehicles[i] ??= this.add(this.geometries[actors.model[i]]);
      this.vehicles[i].position.set(actors.x[i], actors.y[i], actors.z[i]);
      this.vehicles[i].rotation.set(0, 0, actors.yaw[i]);
    }
    renderer.render(scene, camera);
    const gl = renderer.getContext();
    gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, this.pixels);
  }

  private add(geometry: BufferGeometry): Mesh {
    const mesh = new Mesh(geometry, this.material);
    mesh.castShadow = true;
    mesh.receiveShadow = true;
    this.scene.add(mesh);
    return mesh;
  }
}

/** Flat triangles with a colour each, texture laid from above or from the side. */
function geometryOf({ positions, indices, colors, normals, bounds }: SceneryMesh): BufferGeometry {
  const place = new Float32Array(3 * indices.length);
  const normal = new Float32Array(3 * indices.length);
  const colour = new Float32Array(3 * indices.length);
  const uv = new Float32Array(2 * indices.length);
  const paint = new Color();
  for (let k = 0; k < indices.length; k++) {
    const triangle = 3 * Math.floor(k / 3);
    const [nx, ny, nz] = normals.subarray(triangle, triangle + 3);
    const [x, y, z] = positions.subarray(3 * indices[k], 3 * indices[k] + 3);
    place.set([x, y, z], 3 * k);
    normal.set([nx, ny, nz], 3 * k);
    paint.setRGB(colors[triangle] / 255, colors[triangle + 1] / 255, colors[triangle + 2] / 255, 'srgb');
    colour.set([paint.r, paint.g, paint.b], 3 * k);
    const isLevel = Math.abs(nz) > 0.7;
    uv.set(isLevel ? [x / COVERS, y / COVERS] : [(x + y) / COVERS, z / COVERS], 2 * k);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(place, 3));
  geometry.setAttribute('normal', new BufferAttribute(normal, 3));
  geometry.setAttribute('color', new BufferAttribute(colour, 3));
  geometry.setAttribute('uv', new BufferAttribute(uv, 2));
  geometry.computeBoundingSphere();
  if (!Number.isFinite(bounds[3])) throw new Error('a mesh without bounds');
  return geometry;
}

/** Grain with mip maps. */
function grain(): Texture {
  const data = new Uint8Array(4 * TEXELS * TEXELS);
  let state = 1;
  for (let i = 0; i < data.length; i += 4) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    data.fill(190 + ((state >>> 24) & 63), i, i + 3);
    data[i + 3] = 255;
  }
  const texture = new DataTexture(data, TEXELS, TEXELS);
  texture.wrapS = RepeatWrapping;
  texture.wrapT = RepeatWrapping;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.generateMipmaps = true;
  texture.needsUpdate = true;
  return texture;
}
