/**
 * What the frame may do: run its own script, evaluate the planner's, and start a worker made of a blob. Nothing can be
 * fetched: the worker inherits this.
 */
const POLICY = "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' blob:; worker-src blob:";

/** Takes the realm's script and a port, and gives the port to a worker of that script. */
const PAGE = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${POLICY}"><script>
addEventListener('message', ({ data: { script, port } }) => {
  const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
  worker.postMessage(port, [port]);
}, { once: true });
</script>`;

/**
 * A realm for a planner: a worker inside a sandboxed frame, of an origin of its own, that sees neither the page nor its
 * storage nor the network. It ends with its frame, even while it hangs.
 */
export class RealmFrame {
  private readonly frame: HTMLIFrameElement;

  /** @param onOpen gets the port by which it is spoken to */
  constructor(onOpen: (port: MessagePort) => void) {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.hidden = true;
    frame.title = 'realm of the planner';
    frame.srcdoc = PAGE;
    frame.addEventListener('load', () => void this.open(onOpen), { once: true });
    document.body.append(frame);
    this.frame = frame;
  }

  close(): void {
    this.frame.remove();
  }

  private async open(onOpen: (port: MessagePort) => void): Promise<void> {
    const { default: script } = await import('virtual:realm-worker');
    const { contentWindow } = this.frame;
    if (contentWindow === null) return;
    const { port1, port2 } = new MessageChannel();
    // Its origin is opaque and has no name.
    contentWindow.postMessage({ script, port: port1 }, '*', [port1]);
    onOpen(port2);
  }
}
