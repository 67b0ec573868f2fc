import { Check, Copy } from 'lucide-react';
import { useState } from 'react';

/** How long the button says that it has copied [ms]. */
const THANKS_MS = 1500;

export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), THANKS_MS);
  };
  return (
    <button type="button" className="icon-button" aria-label={copied ? 'Copied' : label} title={label} onClick={copy}>
      {copied ? <Check size={16} /> : <Copy size={16} />}
    </button>
  );
}
