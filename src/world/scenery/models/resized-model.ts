import type { Model } from '../mesh.ts';

/** A model stretched to another length and width [m]. */
export function resizedModel(model: Model, length = model.length, width = model.width): Model {
  const along = length / model.length;
  const across = width / model.width;
  const { mesh } = model;
  const [x, y, z, radius] = mesh.bounds;
  const normals = mesh.normals.slice();
  for (let i = 0; i < normals.length; i += 3) {
    const nx = normals[i] / along;
    const ny = normals[i + 1] / across;
    const nz = normals[i + 2];
    const size = Math.sqrt(nx * nx + ny * ny + nz * nz);
    normals[i] = nx / size;
    normals[i + 1] = ny / size;
    normals[i + 2] = nz / size;
  }
  return {
    ...model,
    name: `${model.name} ${length} x ${width}`,
    length,
    width,
    onRequest: true,
    mesh: {
      ...mesh,
      positions: mesh.positions.map((value, i) => value * (i % 3 === 0 ? along : i % 3 === 1 ? across : 1)),
      normals,
      bounds: [x * along, y * across, z, radius * Math.max(1, along, across)],
    },
  };
}
