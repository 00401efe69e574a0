/**
 * The building blocks of processes that join a case with its money and its letters: {@code sendLetter}, {@code openTreasury},
 * {@code workOutBalance}, {@code settleTreasury}, {@code clearNegativeBalance}, {@code reviewSettledBalance}, {@code decideQuote},
 * {@code refuseOpenOutlays}, {@code recordBalance}, {@code sendBackOutlay}, {@code weighOutlay}, {@code adaptPayment},
 * {@code approveIncome}, {@code bookRepayment}; what the treasury, sales and expenses ask about a case; and what these tell the case's processes. Owns no
 * table.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "people",
            "programmes",
            "cases",
            "engine",
            "treasury",
            "sales",
            "expenses",
            "letters",
            "accounts"
        })
@NullMarked
package org.passerelle.blocks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
