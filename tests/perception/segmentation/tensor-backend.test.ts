import { getBackend } from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { startTensorBackend } from '../../../src/perception/segmentation/tensor-backend.ts';

test('the wasm backend starts and leaves no listener on errors of the process', async () => {
  const events = ['uncaughtException', 'unhandledRejection'];
  const before = events.map((event) => process.listeners(event as 'exit'));
  await Promise.all([startTensorBackend(), startTensorBackend()]);
  expect(getBackend()).toBe('wasm');
  expect(events.map((event) => process.listeners(event as 'exit'))).toEqual(before);
});
