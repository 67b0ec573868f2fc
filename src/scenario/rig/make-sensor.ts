import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import { geoFrameOf } from '../../map/projection/geo-frame.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { CameraModel } from '../../sensors/camera/camera-model.ts';
import { GnssReceiver } from '../../sensors/gnss/gnss-receiver.ts';
import { InertialUnit } from '../../sensors/imu/inertial-unit.ts';
import { Lidar } from '../../sensors/lidar/lidar.ts';
import { WheelOdometry } from '../../sensors/odometry/wheel-odometry.ts';
import { Radar } from '../../sensors/radar/radar.ts';
import type { SensorModel } from '../../sensors/sensor.ts';
import { UltrasonicSensor } from '../../sensors/ultrasonic/ultrasonic-sensor.ts';
import type { Scenery } from '../../world/scenery/mesh.ts';
import type { Weather } from '../../world/weather/weather.ts';
import type { WeatherPlan } from '../../world/weather/weather-course.ts';
import { cameraParameters, toldCalibration } from './camera-optics.ts';
import { gnssParameters, imuParameters, odometryParameters } from './inertial-parameters.ts';
import { lidarParametersOf } from './lidar-parameters-of.ts';
import { toldMount, trueMount } from './mount.ts';
import { radarParametersOf } from './radar-parameters-of.ts';
import type { RigSensor } from './rig-schema.ts';
import { ultrasonicParametersOf } from './ultrasonic-parameters-of.ts';

/** What a sensor may be made from beside its own fields. */
export interface Surroundings {
  readonly seed: number;
  readonly map: RoadMap;
  readonly scenery: Scenery;
  readonly vehicle: VehicleSpecification;
  /** Of the road, over that of dry asphalt [1]. */
  readonly friction: number;
  /** Null for a fair day. */
  readonly weather: Weather | null;
  /** Null where it stays so. */
  readonly weatherPlan: WeatherPlan | null;
}

/** The model of a sensor of the rig. */
export function makeSensor(sensor: RigSensor, surroundings: Surroundings): SensorModel {
  const { seed, map, scenery, vehicle, friction, weather } = surroundings;
  switch (sensor.kind) {
    case 'camera':
      return new CameraModel(
        sensor.name,
        cameraParameters(sensor),
        seed,
        scenery,
        toldCalibration(sensor) ?? undefined,
      );
    case 'lidar':
      return new Lidar(sensor.name, lidarParametersOf(sensor), seed, scenery);
    case 'radar':
      return new Radar(sensor.name, radarParametersOf(sensor), seed, scenery, trueMount(sensor));
    case 'gnss':
      return new GnssReceiver(sensor.name, gnssParameters(sensor), seed, {
        frame: geoFrameOf(map.document.header, map.origin).frame,
        chunks: scenery.chunks,
      });
    case 'imu':
      return new InertialUnit(sensor.name, imuParameters(sensor), seed);
    case 'odometry':
      return new WheelOdometry(sensor.name, odometryParameters(sensor, vehicle, friction), seed);
    case 'ultrasonic':
      return new UltrasonicSensor(sensor.name, ultrasonicParametersOf(sensor), seed, {
        told: toldMount(sensor),
        solids: scenery.solids,
        weather,
      });
  }
}
