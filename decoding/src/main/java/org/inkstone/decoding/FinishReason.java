package org.inkstone.decoding;

/** Why a sequence ended (结束原因). */
public enum FinishReason {
    /** Its last token is an end token. */
    END_OF_SEQUENCE,
    /** It has as many tokens as the options allow. */
    MAX_NEW_TOKENS,
    /** Prompt and continuation fill the model's context. */
    CONTEXT_FULL
}
