import { CircleAlert, CircleX, Info } from 'lucide-react';
import { useState } from 'react';
import type { MapProblem } from '../../map/opendrive/map-problem.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { problemText } from '../parts/problem-text.ts';
import { Segmented } from '../parts/segmented.tsx';
import './problem-table.css';

type Severity = MapProblem['severity'];
type Filter = Severity | 'all';

const SEVERITIES: readonly { readonly value: Severity; readonly text: string }[] = [
  { value: 'error', text: 'Errors' },
  { value: 'warning', text: 'Warnings' },
  { value: 'note', text: 'Notes' },
];
const ICONS = { error: CircleX, warning: CircleAlert, note: Info } as const;

/** Every problem of a map file: severity, line, where, what; to filter, to copy, and to go to where one can. */
export function ProblemTable(props: {
  readonly file: string;
  readonly problems: readonly MapProblem[];
  /** Goes to where a problem is; without it there is nowhere to go to. */
  readonly onVisit?: (problem: MapProblem) => void;
}) {
  const { file, problems, onVisit } = props;
  const [filter, setFilter] = useState<Filter>('all');
  const present = SEVERITIES.filter(({ value }) => problems.some(({ severity }) => severity === value));
  const options = [
    { value: 'all' as Filter, text: `All ${problems.length}` },
    ...present.map(({ value, text }) => ({
      value: value as Filter,
      text: `${text} ${problems.filter(({ severity }) => severity === value).length}`,
    })),
  ];
  const shown = problems.filter(({ severity }) => filter === 'all' || severity === filter);
  return (
    <div className="problems">
      <div className="problems-head">
        {present.length > 1 ? (
          <Segmented label="Severity" options={options} value={filter} onChange={setFilter} />
        ) : (
          <span className="quiet">{present[0]?.text.toLowerCase()}</span>
        )}
        <CopyButton text={shown.map((problem) => problemText(file, problem)).join('\n')} label="Copy as text" />
      </div>
      <ol className="problems-list">
        {shown.map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list of a file never changes its order
          <li key={index} data-severity={problem.severity}>
            <Row problem={problem} onVisit={onVisit} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Row(props: { readonly problem: MapProblem; readonly onVisit: ((problem: MapProblem) => void) | undefined }) {
  const { problem, onVisit } = props;
  const Icon = ICONS[problem.severity];
  const content = (
    <>
      <Icon size={15} aria-label={problem.severity} />
      <span className="problem-line number">{problem.line > 0 ? problem.line : '–'}</span>
      <span className="problem-text">
        {problem.path !== '' && <span className="problem-path number">{problem.path}</span>}
        <span>{problem.message}</span>
      </span>
    </>
  );
  if (onVisit === undefined || problem.path === '') return <div className="problem-row">{content}</div>;
  return (
    <button type="button" className="problem-row" onClick={() => onVisit(problem)} title="Go there">
      {content}
    </button>
  );
}
