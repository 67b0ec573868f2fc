import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import './key-help.css';

/** The keys, in a dialogue. */
export function KeyHelp(props: {
  /** Keys, alternatives parted by " or ", and what they do. */
  readonly keys: readonly (readonly [string, string])[];
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const { keys: list, open, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog ref={dialog} className="key-help" onClose={onClose} aria-labelledby="keys-title">
      <header>
        <h2 id="keys-title">Keys</h2>
        <button type="button" className="icon-button" aria-label="Close" onClick={onClose}>
          <X size={17} />
        </button>
      </header>
      <dl>
        {list.map(([keys, meaning]) => (
          <div key={keys}>
            <dt>
              {keys.split(' or ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}
