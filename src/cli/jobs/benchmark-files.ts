/** File in tests/bench that measures each benchmark. */
export const BENCHMARK_FILES: Readonly<Record<string, string>> = {
  camera: 'camera',
  lidar: 'lidar',
  rig: 'rig',
  traffic: 'traffic',
  'map-load': 'map-load',
  'map-query': 'map-query',
  route: 'route',
  'plan-search': 'plan-cycle',
  'plan-traffic': 'plan-traffic',
  'run-oracle': 'run-oracle',
  'run-cnn': 'run-cnn',
  'run-constant': 'run-constant',
  'run-idm': 'run-idm',
  'run-pdm-lite': 'run-pdm-lite',
  'run-astar': 'run-astar',
};

export const BENCHMARK_NAMES: readonly string[] = Object.keys(BENCHMARK_FILES);
