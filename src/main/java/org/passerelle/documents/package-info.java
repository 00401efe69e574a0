/**
 * The papers of a case as people hand them in: a photo of a receipt, the PDF of an invoice, the scan of an acceptance. What is stored
 * is known by its content and not by its name, is decoded and written anew where it is a picture (so the place where it was taken and
 * whatever was hidden in it are gone), and answers under a name that says what it is. Any module that receives files keeps them here
 * and shows them through {@link org.passerelle.documents.DocumentAnswer}; who may see a document is decided by the page that serves
 * it. Owns {@code documents_document}.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package org.passerelle.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
