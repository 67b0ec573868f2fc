import type { CameraBoxes } from '../../../core/camera-truth.ts';
import { ACTOR_KIND } from '../../../core/messages/actors-truth.ts';
import { type InstanceMask, instanceMask } from './instance-mask.ts';

interface CocoImage {
  readonly id: number;
  readonly width: number;
  readonly height: number;
  readonly file_name: string;
}

interface CocoAnnotation {
  readonly id: number;
  readonly image_id: number;
  readonly category_id: number;
  /** Left, top, width, height [pixels]. */
  readonly bbox: readonly number[];
  readonly area: number;
  readonly segmentation: InstanceMask;
  readonly iscrowd: 0;
  readonly attributes: { readonly actor: number; readonly visibility: number; readonly truncation: number };
}

/** Categories, from 1 as COCO counts, by ACTOR_KIND. */
const CATEGORIES = Object.entries(ACTOR_KIND).map(([name, kind]) => ({
  id: kind + 1,
  name,
  supercategory: 'road user',
}));

/** A COCO detection file (cocodataset.org, "Data format") that grows picture by picture. */
export class CocoDocument {
  private readonly images: CocoImage[] = [];
  private readonly annotations: CocoAnnotation[] = [];
  private readonly description: string;

  constructor(description: string) {
    this.description = description;
  }

  add(file: string, width: number, height: number, boxes: CameraBoxes, instance: Uint16Array): void {
    const image = this.images.length + 1;
    this.images.push({ id: image, width, height, file_name: file });
    for (let i = 0; i < boxes.count; i++) {
      if (boxes.pixels[i] === 0) continue;
      const [left, top, right, bottom] = boxes.seen.subarray(4 * i, 4 * i + 4);
      this.annotations.push({
        id: this.annotations.length + 1,
        image_id: image,
        category_id: boxes.kind[i] + 1,
        bbox: [left, top, right - left, bottom - top],
        area: boxes.pixels[i],
        segmentation: instanceMask(instance, width, height, boxes.id[i]),
        iscrowd: 0,
        attributes: { actor: boxes.id[i], visibility: boxes.visibility[i], truncation: boxes.truncation[i] },
      });
    }
  }

  toJson(): string {
    const info = { description: this.description, version: '1.0' };
    const { images, annotations } = this;
    return `${JSON.stringify({ info, images, annotations, categories: CATEGORIES })}\n`;
  }
}
