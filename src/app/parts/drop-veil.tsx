import './drop-veil.css';

/** Over what a file is dragged, says what happens when it is let go. */
export function DropVeil({ what }: { readonly what: string }) {
  return <div className="drop-veil">Drop the {what} here</div>;
}
