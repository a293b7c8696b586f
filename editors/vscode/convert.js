'use strict';

/** Values of the Language Server Protocol 3.17 to those of VS Code, and back. Both count characters in UTF-16. */

const vscode = require('vscode');

// To the server

const position = ({ line, character }) => ({ line, character });
const range = ({ start, end }) => ({ start: position(start), end: position(end) });
const document = ({ uri }) => ({ uri: uri.toString() });

function diagnostic(one) {
  return {
    range: range(one.range),
    // VS Code counts from 0, the protocol from 1.
    severity: one.severity + 1,
    code: typeof one.code === 'object' ? one.code.value : one.code,
    source: one.source,
    message: one.message,
  };
}

// From the server

const toPosition = ({ line, character }) => new vscode.Position(line, character);
const toRange = ({ start, end }) => new vscode.Range(toPosition(start), toPosition(end));
const toUri = (uri) => vscode.Uri.parse(uri, true);
const toLocation = (location) => new vscode.Location(toUri(location.uri), toRange(location.range));

function toDiagnostic(one) {
  const made = new vscode.Diagnostic(toRange(one.range), one.message, (one.severity ?? 1) - 1);
  made.source = one.source;
  made.code = one.codeDescription ? { value: one.code, target: toUri(one.codeDescription.href) } : one.code;
  if (one.relatedInformation) {
    made.relatedInformation = one.relatedInformation.map(
      (related) => new vscode.DiagnosticRelatedInformation(toLocation(related.location), related.message),
    );
  }
  return made;
}

/**
 * The changes of texts.
 *
 * @returns {vscode.WorkspaceEdit | undefined} `undefined` if a text is no longer the one that the changes are for: their places
 *     are not those of the text as it is now.
 */
function toWorkspaceEdit(edit) {
  const made = new vscode.WorkspaceEdit();
  for (const { textDocument, edits } of edit.documentChanges) {
    const uri = toUri(textDocument.uri);
    const open = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
    // Without a version, the changes are for the file as it is on the disk.
    const isCurrent =
      textDocument.version === null ? !open?.isDirty : open !== undefined && open.version === textDocument.version;
    if (!isCurrent) return undefined;
    made.set(
      uri,
      edits.map((one) => new vscode.TextEdit(toRange(one.range), one.newText)),
    );
  }
  return made;
}

/** @returns {vscode.CodeAction | undefined} */
function toCodeAction(action) {
  const edit = toWorkspaceEdit(action.edit);
  if (edit === undefined) return undefined;
  const made = new vscode.CodeAction(action.title, vscode.CodeActionKind.Empty.append(action.kind));
  made.edit = edit;
  made.diagnostics = action.diagnostics?.map(toDiagnostic);
  made.isPreferred = action.isPreferred;
  return made;
}

/** Text of the server as Markdown in which no link runs a command, and no HTML counts. */
function toMarkdown(content) {
  if (typeof content === 'string') return new vscode.MarkdownString().appendText(content);
  if (content.kind !== 'markdown') return new vscode.MarkdownString().appendText(content.value);
  const made = new vscode.MarkdownString(content.value);
  made.isTrusted = false;
  made.supportHtml = false;
  return made;
}

function toCompletionItem(item) {
  // VS Code counts from 0, the protocol from 1.
  const made = new vscode.CompletionItem(item.label, item.kind === undefined ? undefined : item.kind - 1);
  made.detail = item.detail;
  made.documentation = item.documentation === undefined ? undefined : toMarkdown(item.documentation);
  made.sortText = item.sortText;
  made.filterText = item.filterText;
  made.insertText = item.textEdit.newText;
  made.range = toRange(item.textEdit.range);
  // 1 is “as is”: without an indent of the editor's own.
  made.keepWhitespace = item.insertTextMode === 1;
  return made;
}

const toCompletionList = (list) => new vscode.CompletionList(list.items.map(toCompletionItem), list.isIncomplete);

const toHover = (hover) => new vscode.Hover(toMarkdown(hover.contents), hover.range && toRange(hover.range));

function toDocumentSymbol(symbol) {
  const made = new vscode.DocumentSymbol(
    symbol.name,
    symbol.detail ?? '',
    // VS Code counts from 0, the protocol from 1.
    symbol.kind - 1,
    toRange(symbol.range),
    toRange(symbol.selectionRange),
  );
  made.children = (symbol.children ?? []).map(toDocumentSymbol);
  return made;
}

module.exports = {
  diagnostic,
  document,
  position,
  range,
  toCodeAction,
  toCompletionList,
  toDiagnostic,
  toDocumentSymbol,
  toHover,
  toLocation,
  toUri,
};
