/**
 * A small client of yaml-language-server, the server behind most editors' YAML support, over its standard streams. It
 * tells the server to fetch no schema from anywhere: only what a file's first line names is loaded, from disk.
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { HOME } from '../command.ts';

export interface Diagnostic {
  readonly message: string;
  readonly range: { readonly start: { readonly line: number } };
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

const SERVER = `${HOME}node_modules/yaml-language-server/bin/yaml-language-server`;
const SETTINGS = {
  yaml: {
    validate: true,
    completion: true,
    hover: true,
    schemaStore: { enable: false, url: '' },
    kubernetesCRDStore: { enable: false },
  },
};

export class LanguageServer {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly answers = new Map<number, (message: Message) => void>();
  private readonly published = new Map<string, (diagnostics: readonly Diagnostic[]) => void>();
  private received = Buffer.alloc(0);
  private last = 0;

  private constructor() {
    this.child = spawn(process.execPath, [SERVER, '--stdio'], { stdio: 'pipe' });
    this.child.stdout.on('data', (part: Buffer) => this.read(part));
  }

  /** Starts a server whose workspace is `folder`. */
  static async start(folder: string): Promise<LanguageServer> {
    const server = new LanguageServer();
    await server.ask('initialize', {
      processId: process.pid,
      rootUri: pathToFileURL(folder).href,
      capabilities: {
        textDocument: {
          completion: { completionItem: { snippetSupport: true } },
          hover: { contentFormat: ['markdown'] },
        },
        workspace: { configuration: true },
      },
    });
    server.tell('initialized', {});
    return server;
  }

  /** Opens a document and waits for what the server finds wrong with it. */
  open(path: string, text: string): Promise<readonly Diagnostic[]> {
    const uri = pathToFileURL(path).href;
    const found = new Promise<readonly Diagnostic[]>((resolve) => this.published.set(uri, resolve));
    this.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
    return found;
  }

  /** What the server says about a place in an open document: zero-based line and character. */
  at(method: 'completion' | 'hover', path: string, line: number, character: number): Promise<unknown> {
    const textDocument = { uri: pathToFileURL(path).href };
    return this.ask(`textDocument/${method}`, { textDocument, position: { line, character } });
  }

  stop(): void {
    this.child.kill();
  }

  private ask(method: string, params: unknown): Promise<unknown> {
    this.last += 1;
    const id = this.last;
    this.send({ id, method, params });
    return new Promise((resolve, reject) => {
      this.answers.set(id, ({ result, error }) => {
        if (error === undefined) resolve(result);
        else reject(new Error(`${method}: ${JSON.stringify(error)}`));
      });
    });
  }

  private tell(method: string, params: unknown): void {
    this.send({ method, params });
  }

  private send(message: Message): void {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  /** Cuts the stream into messages: a header that gives the length, an empty line, that many bytes. */
  private read(part: Buffer): void {
    this.received = Buffer.concat([this.received, part]);
    for (;;) {
      const header = this.received.indexOf('\r\n\r\n');
      const length = Number(
        /Content-Length: (\d+)/.exec(this.received.toString('latin1', 0, Math.max(0, header)))?.[1],
      );
      const from = header + 4;
      if (header < 0 || this.received.length < from + length) return;
      const message: Message = JSON.parse(this.received.toString('utf8', from, from + length));
      this.received = this.received.subarray(from + length);
      this.receive(message);
    }
  }

  private receive({ id, method, params, ...answer }: Message): void {
    if (method === 'textDocument/publishDiagnostics') this.publish(params);
    else if (method === 'workspace/configuration' && id !== undefined) this.send({ id, result: configuration(params) });
    else if (method !== undefined && id !== undefined) this.send({ id, result: null });
    else if (id !== undefined) this.answers.get(id)?.(answer);
  }

  private publish(params: unknown): void {
    const { uri, diagnostics } = params as { uri: string; diagnostics: readonly Diagnostic[] };
    this.published.get(uri)?.(diagnostics);
  }
}

/** The server asks for several sections at once and wants one answer for each, in order. */
function configuration(params: unknown): unknown[] {
  const { items } = params as { items: readonly { readonly section?: string }[] };
  return items.map(({ section }) => (section === 'yaml' ? SETTINGS.yaml : {}));
}
