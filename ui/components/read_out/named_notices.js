// A notice of Streamlit's says that it is named by an element, which is not there: whoever hears the
// page is told of a dialog without a name. The words of the notice become that element.

const NOTICES = "[data-testid=stToastContainer]";

function nameNotices() {
  for (const notice of document.querySelectorAll(`${NOTICES} [data-testid=stToast]`)) {
    const words = notice.querySelector("[data-testid=stToastText]");
    const name = notice.getAttribute("aria-labelledby");
    if (words && name && !document.getElementById(name)) words.id = name;
  }
}

if (!document.claimdeskNamesNotices) {
  document.claimdeskNamesNotices = true;
  const inside = new MutationObserver(nameNotices);
  const look = () => {
    const notices = document.querySelector(NOTICES);
    if (notices) inside.observe(notices, { childList: true, subtree: true });
    nameNotices();
  };
  new MutationObserver(look).observe(document.body, { childList: true }); // it stands in nothing else
  look(); // a notice may have come first
}
