// Texts about pictures and documents that buyers upload. `zh` is the type of `en`: a missing key fails the type check.
const zh = {
  title: '上传凭证',
  until: (time: string) => `${time} 前有效；上传后由审核员查看，审核时间暂停计算。`,
  hint: (megabytes: string, files: number) =>
    `PNG、JPEG 或 PDF，每个不超过 ${megabytes} MB，最多 ${files} 个。图片里的拍摄地点等附加信息会自动去掉。`,
  choose: '拍照或选择文件',
  more: '再传一个',
  sending: '正在上传…',
  tooLarge: (megabytes: string) => `文件超过 ${megabytes} MB，请换一个小一些的。`,
  uploaded: '已上传',
  received: '已收到，审核员会查看。',
  picture: '买家上传的凭证',
  open: '在新页面查看凭证',
  save: '保存 PDF',
  show: '查看凭证',
  loading: '正在读取…',
  gone: '凭证内容已不可查看',
  failed: '凭证内容读取失败。',
  again: '再试一次',
  none: '没有上传凭证。',
  alsoOf: '同一凭证也用于',
  size: (kilobytes: string) => `${kilobytes} KB`,
};

const en: typeof zh = {
  title: 'Upload evidence',
  until: (time) => `Until ${time}. A reviewer looks at it then; their time stands still meanwhile.`,
  hint: (megabytes, files) =>
    `PNG, JPEG or PDF, up to ${megabytes} MB each, ${files} at most. What a picture says beside its pixels, such as where it was taken, is removed.`,
  choose: 'Take a picture or choose a file',
  more: 'Upload another one',
  sending: 'Uploading…',
  tooLarge: (megabytes) => `The file has more than ${megabytes} MB. Choose a smaller one.`,
  uploaded: 'Uploaded',
  received: 'It has arrived; a reviewer will look at it.',
  picture: 'Evidence of the buyer',
  open: 'Open the evidence in a new page',
  save: 'Save the PDF',
  show: 'Show the evidence',
  loading: 'Loading…',
  gone: 'The content can no longer be shown',
  failed: 'The content could not be read.',
  again: 'Try again',
  none: 'No evidence was uploaded.',
  alsoOf: 'The same evidence was used for',
  size: (kilobytes) => `${kilobytes} KB`,
};

export const EVIDENCE = { zh, en };
