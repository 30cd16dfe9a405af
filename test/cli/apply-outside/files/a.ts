let a = 0;
