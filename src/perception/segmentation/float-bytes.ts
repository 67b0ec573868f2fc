/** Binary32 numbers as little-endian bytes. */
export function bytesOfFloats(floats: Float32Array): Uint8Array {
  const bytes = new Uint8Array(4 * floats.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < floats.length; i++) view.setFloat32(4 * i, floats[i], true);
  return bytes;
}

/** The whole numbers of 4 bytes in `bytes`, from little-endian. */
export function floatsOfBytes(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const floats = new Float32Array(Math.floor(bytes.length / 4));
  for (let i = 0; i < floats.length; i++) floats[i] = view.getFloat32(4 * i, true);
  return floats;
}
