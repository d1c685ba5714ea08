/** Id of a recharge template; its publisher chooses it. */
export const TEMPLATE_ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;
