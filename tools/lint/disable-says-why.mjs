// An exception to the rules is visible, and says why: `// eslint-disable-next-line some-rule -- the reason`.
const DIRECTIVE = /^\s*eslint-disable/;
const WITH_REASON = /^\s*eslint-disable(-next-line|-line)?\s+[^\s-].*\s--\s+\S.{9,}/s;

export const disableSaysWhy = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { why: 'Name the rule and say why: eslint-disable-next-line some-rule -- the reason' },
  },
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        if (DIRECTIVE.test(comment.value) && !WITH_REASON.test(comment.value))
          context.report({ loc: comment.loc, messageId: 'why' });
      }
    },
  }),
};
