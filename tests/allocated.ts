import { type HeapProfiler, Session } from 'node:inspector';

/** Bytes between two samples, on average: enough for some thousand samples of a run. */
const INTERVAL = 512;

/** What some code put on the heap, whether it is there still or not. */
export interface Allocated {
  readonly bytes: number;
  /** Functions that did most of it, most first: name, file and line, bytes. */
  readonly most: readonly string[];
}

/** Times that something is measured. */
const TIMES = 4;

/** The least of several measurements: when V8 replaces code by a faster one is a matter of chance. */
export function leastAllocated(run: () => void): Allocated {
  const rounds = Array.from({ length: TIMES }, () => allocatedBy(run));
  return rounds.reduce((least, round) => (round.bytes < least.bytes ? round : least));
}

/** Lets V8 sample what `run` allocates in this thread. */
function allocatedBy(run: () => void): Allocated {
  const session = new Session();
  session.connect();
  let profile: HeapProfiler.SamplingHeapProfile | undefined;
  session.post('HeapProfiler.startSampling', {
    samplingInterval: INTERVAL,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  } as HeapProfiler.StartSamplingParameterType);
  run();
  session.post('HeapProfiler.stopSampling', (error, result) => {
    if (error !== null) throw error;
    profile = result.profile;
  });
  session.disconnect();
  if (profile === undefined) throw new Error('V8 gave no profile');
  return summaryOf(profile);
}

function summaryOf({ head }: HeapProfiler.SamplingHeapProfile): Allocated {
  const byFunction = new Map<string, number>();
  let bytes = 0;
  const visit = ({ callFrame, selfSize, children }: HeapProfiler.SamplingHeapProfileNode): void => {
    const { functionName, url, lineNumber } = callFrame;
    // What the measurement itself allocates is none of the code's.
    if (!url.startsWith('node:inspector')) {
      const name = `${functionName} ${url.split('/').slice(-2).join('/')}:${lineNumber + 1}`;
      byFunction.set(name, (byFunction.get(name) ?? 0) + selfSize);
      bytes += selfSize;
    }
    for (const child of children) visit(child);
  };
  visit(head);
  const most = [...byFunction].sort((a, b) => b[1] - a[1]).slice(0, 8);
  return { bytes, most: most.map(([name, size]) => `${name} ${size}`) };
}
