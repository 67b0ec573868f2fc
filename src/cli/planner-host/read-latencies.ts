import { formatProblem } from '../../scenario/input-problem.ts';
import { type Latencies, parseLatencies } from '../../scenario/planners/parse-latencies.ts';
import { diskFiles } from '../disk-files.ts';
import { UsageError } from '../usage-error.ts';

/** Reads a file of times that plans take; what is wrong with it is a usage error. */
export async function readLatencies(path: string): Promise<Latencies> {
  const text = await diskFiles.text(path).catch((error: Error) => {
    throw new UsageError(
      `--planner-latency: ${path} cannot be read: ${error.message}; expected milliseconds, or a file with some`,
    );
  });
  const { latencies, problems } = parseLatencies(text, path);
  if (latencies === null) throw new UsageError(problems.map(formatProblem).join('\n'));
  return latencies;
}
