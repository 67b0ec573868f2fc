/** What a picture is drawn with; the starter camera has all of it. */
export interface PictureQuality {
  /** Whether buildings, trees and vehicles throw shadows. */
  readonly shadows: boolean;
  /** Whether the ground is darker right under vehicles, where the sky does not reach. */
  readonly ambientOcclusion: boolean;
  /** Whether asphalt, paint, grass, leaves and walls have texture. */
  readonly textures: boolean;
}

export const FULL_QUALITY: PictureQuality = { shadows: true, ambientOcclusion: true, textures: true };
