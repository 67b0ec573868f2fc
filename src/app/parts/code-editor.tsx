import { indentWithTab } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { basicSetup } from 'codemirror';
import { useEffect, useRef } from 'react';
import './code-editor.css';

/** A problem of the text; lines count from 1. */
export interface LineProblem {
  readonly line: number;
  readonly message: string;
}

export interface CodeEditorProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Ctrl-Enter. */
  readonly onRun: () => void;
  readonly problems: readonly LineProblem[];
}

/** Colours of TypeScript, by the page's own. */
const LOOK = syntaxHighlighting(
  HighlightStyle.define([
    { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: 'var(--code-keyword)' },
    { tag: [tags.string, tags.special(tags.string), tags.regexp], color: 'var(--code-string)' },
    { tag: [tags.number, tags.bool, tags.null], color: 'var(--code-number)' },
    { tag: [tags.comment], color: 'var(--quiet)', fontStyle: 'italic' },
    { tag: [tags.typeName, tags.className], color: 'var(--code-type)' },
    { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], color: 'var(--code-function)' },
  ]),
);

/** An editor for a planner's file. */
export default function CodeEditor({ text, onText, onRun, problems }: CodeEditorProps) {
  const container = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const listeners = useRef({ onText, onRun });
  useEffect(() => {
    listeners.current = { onText, onRun };
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; later texts are put in below.
  useEffect(() => {
    const run = () => {
      listeners.current.onRun();
      return true;
    };
    const extensions = [
      keymap.of([{ key: 'Mod-Enter', run }, indentWithTab]),
      basicSetup,
      javascript({ typescript: true }),
      LOOK,
      lintGutter(),
      EditorView.lineWrapping,
      EditorState.tabSize.of(2),
      EditorView.contentAttributes.of({ 'aria-label': 'Text of your planner' }),
      EditorView.updateListener.of(({ docChanged, state }) => {
        if (docChanged) listeners.current.onText(state.doc.toString());
      }),
    ];
    const made = new EditorView({ doc: text, extensions, parent: container.current as HTMLElement });
    view.current = made;
    return () => made.destroy();
  }, []);
  useEffect(() => {
    const { current } = view;
    if (current === null || current.state.doc.toString() === text) return;
    current.dispatch({ changes: { from: 0, to: current.state.doc.length, insert: text } });
  }, [text]);
  useEffect(() => {
    const { current } = view;
    if (current === null) return;
    const { doc } = current.state;
    const marks = problems.map(({ line, message }): Diagnostic => {
      const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines));
      return { from, to, severity: 'error', message };
    });
    current.dispatch(setDiagnostics(current.state, marks));
    if (marks.length > 0) current.dispatch({ effects: EditorView.scrollIntoView(marks[0].from, { y: 'center' }) });
  }, [problems]);
  return <div ref={container} className="code-editor" data-testid="planner-text" />;
}
