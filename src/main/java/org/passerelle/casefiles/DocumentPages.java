package org.passerelle.casefiles;

import org.passerelle.accounts.Access;
import org.passerelle.accounts.SignedIn;
import org.passerelle.cases.Cases;
import org.passerelle.documents.DocumentAnswer;
import org.passerelle.documents.Documents;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A paper of a case, for those who may see the case. To others it does not exist. */
@Controller
class DocumentPages {

    private final Documents documents;
    private final Cases cases;
    private final Access access;

    DocumentPages(Documents documents, Cases cases, Access access) {
        this.documents = documents;
        this.cases = cases;
        this.access = access;
    }

    @GetMapping("/documents/{id:\\d{1,18}}")
    ResponseEntity<byte[]> document(@PathVariable long id, @AuthenticationPrincipal SignedIn who) {
        var document = documents.find(id).orElseThrow(CaseGuard::notFound);
        if (cases.find(document.caseNumber())
                .filter(found -> access.mayRead(found.structure(), found.personId(), who))
                .isEmpty()) throw CaseGuard.notFound();
        return DocumentAnswer.of(document, documents.content(id));
    }
}
