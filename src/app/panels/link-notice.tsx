import { Link2Off, X } from 'lucide-react';
import { dismissLinkProblems, useDrive } from '../state/drive-store.ts';
import './link-notice.css';

/** Says what the page's address asks for and cannot have; what is driven instead shows in the bar above. */
export function LinkNotice() {
  const problems = useDrive((state) => state.linkProblems);
  if (problems.length === 0) return null;
  return (
    <div className="link-notice" role="status" data-testid="link-notice">
      <Link2Off size={20} aria-hidden="true" />
      <div>
        <h2>Not all that the address asks for is there</h2>
        <ul>
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      </div>
      <button type="button" className="icon-button" aria-label="Close" title="Close" onClick={dismissLinkProblems}>
        <X size={16} />
      </button>
    </div>
  );
}
