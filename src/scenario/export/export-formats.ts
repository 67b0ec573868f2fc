/** What a drive can be exported as. */
export const EXPORT_FORMATS = {
  kitti:
    'pictures, labels and calibration of every camera, with the first lidar, as the KITTI object benchmark has them',
  coco: 'pictures and instance masks of every camera as COCO JSON',
  truth: 'depth, class and instance of every camera as PNG',
  pcd: 'point clouds of every lidar with class and instance',
  mcap: 'the whole drive for Foxglove and Lichtblick',
} as const;

export type ExportFormat = keyof typeof EXPORT_FORMATS;
export const EXPORT_FORMAT_NAMES = Object.keys(EXPORT_FORMATS) as ExportFormat[];
