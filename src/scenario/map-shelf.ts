import { loadRoadMap } from '../map/load-road-map.ts';
import { decodeXml } from '../map/opendrive/decode-xml.ts';
import type { RoadMap } from '../map/road-map.ts';
import type { FileSource } from './file-source.ts';
import type { InputProblem } from './input-problem.ts';

export interface MapLoading {
  /** Null where the file cannot be read, or has errors. */
  readonly map: RoadMap | null;
  /** Errors of the file. */
  readonly problems: readonly InputProblem[];
  /** Why the file cannot be read; else null. */
  readonly unread: string | null;
}

/** Maps by their files, each read once: many scenes are driven on one map, which no drive changes. */
export class MapShelf {
  private readonly files: FileSource;
  private readonly most: number;
  /** Those asked for last at the end. */
  private readonly loadings = new Map<string, Promise<MapLoading>>();

  /** Keeps no more than `most` of them: that which was longest not asked for goes. */
  constructor(files: FileSource, most = Number.POSITIVE_INFINITY) {
    this.files = files;
    this.most = most;
  }

  load(file: string): Promise<MapLoading> {
    const loading = this.loadings.get(file) ?? this.read(file);
    this.loadings.delete(file);
    this.loadings.set(file, loading);
    for (const longest of this.loadings.keys()) {
      if (this.loadings.size <= this.most) break;
      this.loadings.delete(longest);
    }
    return loading;
  }

  private async read(file: string): Promise<MapLoading> {
    let xml: string;
    try {
      xml = decodeXml(await this.files.bytes(file));
    } catch (error) {
      // It may be there the next time.
      this.loadings.delete(file);
      return { map: null, problems: [], unread: error instanceof Error ? error.message : String(error) };
    }
    const { map, problems } = loadRoadMap(xml, file);
    const errors = problems.filter(({ severity }) => severity === 'error');
    return {
      map,
      problems: errors.map(({ line, path, message }) => ({ file, line, column: 1, path, message })),
      unread: null,
    };
  }
}
