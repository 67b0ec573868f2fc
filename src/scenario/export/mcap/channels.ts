import {
  CameraCalibration,
  CompressedImage,
  FrameTransform,
  ImageAnnotations,
  LocationFix,
  Log,
  PointCloud,
  PosesInFrame,
  SceneUpdate,
} from '@foxglove/schemas/jsonschema.js';
import { numbersSchema } from './numbers-schema.ts';

/** Rims of the wheels [m/s], where the sensor tells them. */
export const WHEELS = ['frontLeft', 'frontRight', 'rearLeft', 'rearRight'] as const;

/** Schemas of a recording by name: Foxglove's, which its app and Lichtblick draw, and our own of plain numbers. */
export const SCHEMAS = {
  'foxglove.FrameTransform': FrameTransform,
  'foxglove.CompressedImage': CompressedImage,
  'foxglove.CameraCalibration': CameraCalibration,
  'foxglove.ImageAnnotations': ImageAnnotations,
  'foxglove.LocationFix': LocationFix,
  'foxglove.PointCloud': PointCloud,
  'foxglove.SceneUpdate': SceneUpdate,
  'foxglove.PosesInFrame': PosesInFrame,
  'foxglove.Log': Log,
  'skidpad.Gnss': numbersSchema('skidpad.Gnss', ['valid', 'x', 'y', 'z', 'sigma']),
  'skidpad.Imu': numbersSchema('skidpad.Imu', ['ax', 'ay', 'az', 'rollRate', 'pitchRate', 'yawRate']),
  'skidpad.Odometry': numbersSchema('skidpad.Odometry', ['speed', 'steer', ...WHEELS]),
  'skidpad.Range': numbersSchema('skidpad.Range', ['valid', 'range', 'minRange', 'maxRange', 'fieldOfView']),
  'skidpad.Ego': numbersSchema('skidpad.Ego', ['x', 'y', 'z', 'yaw', 'speed', 'acceleration', 'yawRate', 'steer']),
  'skidpad.Command': numbersSchema('skidpad.Command', [
    'steer',
    'throttle',
    'brake',
    'crossTrack',
    'headingError',
    'speedError',
    'targetSpeed',
  ]),
  'skidpad.Decision': numbersSchema(
    'skidpad.Decision',
    ['desiredSpeed', 'expanded', 'cost', 'routeS', 'remaining'],
    ['kind', 'reason'],
  ),
} as const;

export type SchemaName = keyof typeof SCHEMAS;
