import { MeshDepthMaterial, type WebGLProgramParametersWithUniforms } from 'three';
import { MATERIAL } from '../../world/scenery/mesh.ts';

/**
 * What draws the shadows of scenery: everything casts one but asphalt and paint. Roads lie on the ground or on bridges,
 * whose bodies cast theirs; and where one surface ends on another a few centimetres deeper, as in junctions, its shadow
 * would be a row of black splinters.
 */
export function shadowMaterial(): MeshDepthMaterial {
  const material = new MeshDepthMaterial();
  material.onBeforeCompile = patch;
  material.customProgramCacheKey = () => 'shadow of scenery';
  return material;
}

function patch(shader: WebGLProgramParametersWithUniforms): void {
  shader.vertexShader = shader.vertexShader
    .replace('#include <common>', '#include <common>\nattribute vec4 paint;')
    .replace('#include <project_vertex>', `#include <project_vertex>\n${BODY}`);
}

/** All corners of a triangle are of one material: it shrinks to a point outside of the picture. */
const BODY = /* glsl */ `
float paintedWith = floor(paint.a * 255.0 + 0.5);
if (paintedWith == ${MATERIAL.asphalt}.0 || paintedWith == ${MATERIAL.paint}.0) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
`;
