/** The codes of JD's game-card protocol, as far as this supplier answers with them. */
export const SUPPLIER_CODES: Readonly<Record<number, string>> = {
  101: '订单不存在',
  102: '订单号重复',
  103: '区服不存在或暂停销售',
  104: '参数错误',
  105: 'IP 不在白名单',
  106: '签名错误',
  107: '商品不存在',
  108: '系统繁忙，请稍后查询',
  109: '商品已下架',
  110: '库存不足',
  111: '进价高于安全进价',
  112: '余额不足',
  113: '角色不存在',
  114: '角色校验失败',
  116: '充值账号错误',
  117: '实名信息不符',
  118: '超过限购',
  119: '风控拦截',
  120: '账号被封禁',
  121: '账号无资格',
  122: '商品映射失败',
  123: '品牌方充值失败',
  999: '未知错误',
  1000: '品牌方超时',
};

export interface BizContent {
  readonly account: string;
  readonly game_area?: string;
  readonly game_server?: string;
  readonly game_role?: string;
}

export interface SupplierOrderRequest {
  readonly order_no: string;
  readonly goods_no: string;
  readonly buy_quantity: number;
  /** 安全进价: most that the whole order may cost, integer 分. */
  readonly max_amount?: number;
  readonly biz_content: BizContent;
}

export type SupplierOrderStatus = 'success' | 'processing' | 'failed';

export interface DeliveredCard {
  readonly card_no: string;
  readonly card_password: string;
  readonly expiry?: string;
}

export type SupplierAnswer =
  | {
      readonly code: 0;
      readonly order_no: string;
      readonly out_order_no: string;
      readonly order_status: SupplierOrderStatus;
      readonly fail_code?: number;
      /** Units that were delivered. */
      readonly buy_quantity?: number;
      /** The goods, where they are cards. */
      readonly cards?: readonly DeliveredCard[];
    }
  | { readonly code: number; readonly order_no?: string; readonly message: string };

/** Whether a role exists: `unknown-roles` makes it `missing`. */
export interface RoleAnswer {
  readonly code: number;
  readonly goods_no: string;
  readonly role_status?: 'exists' | 'missing';
  readonly message?: string;
}

export const refusal = (code: number, orderNo?: string): SupplierAnswer => ({
  code,
  ...(orderNo === undefined ? {} : { order_no: orderNo }),
  message: SUPPLIER_CODES[code] ?? SUPPLIER_CODES[999] ?? '',
});

export const SUPPLIER_FAULTS = [
  'timeout-after-delivery',
  'timeout-before-order',
  'reset-after-delivery',
  'connection-reset',
  'slow',
  'error-500',
  'processing',
  'processing-for-ever',
  'refused',
  'failed',
  'busy',
  'out-of-stock',
  'other-order-answered',
  'error-500-with-answer',
  'role-unknown',
  'role-check-timeout',
  'role-check-error-500',
  'role-check-garbage',
  'role-check-slow',
] as const;
export type SupplierFault = (typeof SUPPLIER_FAULTS)[number];
