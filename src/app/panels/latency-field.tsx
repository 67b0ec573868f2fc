import { FileClock, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { longestLatency, TICK_MS } from '../../plugin/lateness.ts';
import { openTimes, setLatency, usePlanner } from '../state/planner-store.ts';
import type { LatencyText } from '../worker/protocol.ts';

/** How long plans take by the simulated clock: no time, always the same, or what a file says in turn. */
export function LatencyField({ rateHz }: { readonly rateHz: number }) {
  const latency = usePlanner((planner) => planner.setup.latency);
  const times = usePlanner((planner) => planner.times);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const file = useRef<HTMLInputElement>(null);
  const take = async (chosen: File) => setProblems(await openTimes(chosen));
  return (
    <div
      className="planner-row"
      title="Simulated time until a plan is followed, counted from when it was asked for"
      data-changed={latency > 0 || times !== null}
    >
      <span>latency</span>
      {times === null ? (
        <>
          <input
            type="range"
            aria-label="Latency"
            min={0}
            max={longestLatency(rateHz)}
            step={TICK_MS}
            value={latency}
            onChange={({ target }) => setLatency(Number(target.value))}
          />
          <span className="number">{latency}</span>
          <span className="quiet">ms</span>
        </>
      ) : (
        <TimesOfFile times={times} />
      )}
      <button
        type="button"
        className="icon-button"
        aria-label="Latencies from a file"
        title="From a file: a number of milliseconds on each line (.csv, .txt) or a JSON list, one for each plan in turn"
        onClick={() => file.current?.click()}
      >
        <FileClock size={14} />
      </button>
      <input
        ref={file}
        type="file"
        accept=".csv,.txt,.json"
        hidden
        data-testid="latency-file"
        onChange={({ target }) => {
          const chosen = target.files?.[0];
          if (chosen !== undefined) void take(chosen);
          target.value = '';
        }}
      />
      {problems.length > 0 && (
        <ul className="latency-problems number" role="alert">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function TimesOfFile({ times }: { readonly times: LatencyText }) {
  const figures = useFigures(times);
  return (
    <>
      <span className="number" data-testid="latency-times">
        {times.name}
      </span>
      <span className="quiet">
        {figures}
        {times.packed === undefined && ', too long for the link'}
      </span>
      <button
        type="button"
        className="icon-button"
        aria-label="Latency: without the file"
        title="Without the file: always the same time"
        onClick={() => setLatency(0)}
      >
        <X size={14} />
      </button>
    </>
  );
}

/** How many times a file says, from which to which; '' until it is read. */
function useFigures({ name, text }: LatencyText): string {
  const [figures, setFigures] = useState('');
  useEffect(() => {
    let isWanted = true;
    void import('../../scenario/planners/parse-latencies.ts').then(({ parseLatencies }) => {
      const values = parseLatencies(text, name).latencies?.values ?? [];
      const [least, greatest] = values.reduce(([a, b], ms) => [a < ms ? a : ms, b > ms ? b : ms], [Infinity, 0]);
      if (isWanted) setFigures(values.length === 0 ? '' : `${values.length} plans, ${least} to ${greatest} ms`);
    });
    return () => {
      isWanted = false;
    };
  }, [name, text]);
  return figures;
}
