/// Every board, in the order of the menu.
let allBoards: [any Board.Type] = []
